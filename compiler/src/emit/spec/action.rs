//! The work of a function, by its kind: from the model to the spec, and from the spec to JSON.

use widget_functions_spec::{ActionSpec, BodySpec, ClientSpec, ServerSpec};

use super::build::Builder;
use super::json::{Object, array, string, tagged};
use super::write::{path, template, templates, url, value, values};
use crate::model::{Action, Client, RequestBody, Server};

/// Builds the spec of an action.
pub(super) fn build(builder: &mut Builder<'_, '_, '_>, action: &Action) -> ActionSpec {
    match action {
        Action::Server(server) => ActionSpec::Server(Box::new(build_server(builder, server))),
        Action::Client(client) => ActionSpec::Client(build_client(builder, client)),
        Action::SendMessage { message, hidden } => {
            ActionSpec::SendMessage { message: builder.template(message), hidden: *hidden }
        }
        Action::Link { url } => ActionSpec::Link(builder.url(url)),
        Action::Dismiss => ActionSpec::Dismiss,
        Action::SetVariables(set) => ActionSpec::SetVariables(builder.assignments(set)),
    }
}

fn build_server(builder: &mut Builder<'_, '_, '_>, server: &Server) -> ServerSpec {
    ServerSpec {
        method: server.method,
        url: builder.url(&server.url),
        headers: builder.templates(&server.headers),
        parameters: builder.templates(&server.parameters),
        body: server.body.as_ref().map(|body| match body {
            RequestBody::Json(value) => BodySpec::Json(builder.value(value)),
            RequestBody::Form(fields) => BodySpec::Form(builder.templates(fields)),
            RequestBody::Text(text) => BodySpec::Text(builder.template(text)),
        }),
        timeout_ms: server.timeout_ms,
        error_message: server.error_message.clone(),
    }
}

fn build_client(builder: &mut Builder<'_, '_, '_>, client: &Client) -> ClientSpec {
    ClientSpec { inputs: builder.values(&client.inputs), response_timeout_ms: client.wait_ms }
}

/// Writes an action as JSON.
pub(super) fn write(action: &ActionSpec) -> String {
    let keyword = action.kind().keyword();
    match action {
        ActionSpec::Server(server) => tagged(keyword, write_server(server)),
        ActionSpec::Client(client) => tagged(keyword, write_client(client)),
        ActionSpec::SendMessage { message, hidden } => {
            let mut json = Object::new();
            json.put("message", template(message));
            json.put_true("hidden", *hidden);
            tagged(keyword, json.finish())
        }
        ActionSpec::Link(link) => tagged(keyword, url(link)),
        ActionSpec::Dismiss => string(keyword),
        ActionSpec::SetVariables(set) => tagged(keyword, array(&values(set))),
    }
}

fn write_server(server: &ServerSpec) -> String {
    let mut json = Object::new();
    json.put("method", string(server.method.keyword().name));
    json.put("url", url(&server.url));
    json.put_list("headers", &templates(&server.headers));
    json.put_list("parameters", &templates(&server.parameters));
    json.put_some("body", server.body.as_ref().map(write_body));
    json.put_some("timeout_ms", server.timeout_ms.map(|milliseconds| milliseconds.to_string()));
    json.put_some("error_message", server.error_message.as_deref().map(path));
    json.finish()
}

fn write_body(body: &BodySpec) -> String {
    match body {
        BodySpec::Json(json) => tagged("json", value(json)),
        BodySpec::Form(fields) => tagged("form", array(&templates(fields))),
        BodySpec::Text(text) => tagged("text", template(text)),
    }
}

fn write_client(client: &ClientSpec) -> String {
    let mut json = Object::new();
    json.put_list("inputs", &values(&client.inputs));
    json.put_some("response_timeout_ms", client.response_timeout_ms.map(|milliseconds| milliseconds.to_string()));
    json.finish()
}
