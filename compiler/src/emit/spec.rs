//! The JSON of the tables: what the runtime's `plan::spec` reads.

use proc_macro2::Ident;

use super::getters::{Getters, Use};
use super::json::{Object, array, string, tagged};
use crate::model::{
    Action, Assignment, Attrs, Body, Client, Constant, ErrorPart, Fallback, Field, FollowUp, Interface, Loading, Part,
    PathStep, RequestBody, ReturnField, Server, Signature, Source, Template, Token, Url, UrlStart, Value,
};
use crate::syntax::unraw;

/// The getters that a function's tokens can use.
pub(super) struct Tables<'t, 'a> {
    pub(super) inputs: &'t mut Getters<'a>,
    pub(super) returned: &'t mut Getters<'a>,
    pub(super) data: &'t mut Getters<'a>,
    pub(super) config: &'t mut Getters<'a>,
}

/// The widget's own entry.
pub(super) fn widget(interface: &Interface, config: &Getters<'_>) -> String {
    let fields: Vec<String> = interface.data.iter().map(field).collect();
    let bases: Vec<String> = config
        .bases()
        .into_iter()
        .filter_map(|(field, getter)| {
            let name = unraw(&interface.config.get(field)?.name);
            Some(format!("[{},{getter}]", string(&name)))
        })
        .collect();
    let mut json = Object::new();
    json.put("name", string(&unraw(&interface.name)));
    json.put_text("docs", &interface.attrs.text);
    json.put_list("data", &fields);
    json.put_list("bases", &bases);
    json.finish()
}

/// A function's entry.
pub(super) fn function(
    interface: &Interface,
    signature: &Signature,
    body: &Body,
    tables: &mut Tables<'_, '_>,
) -> String {
    let inputs: Vec<String> = signature.inputs.iter().map(field).collect();
    let returns: Vec<String> = signature.returns.iter().map(return_field).collect();
    let mut json = named(&signature.name, &signature.wire, &signature.attrs);
    json.put("loading", loading(body.loading));
    json.put_list("inputs", &inputs);
    json.put_list("returns", &returns);
    let mut writer = Writer { interface, tables };
    json.put("action", writer.action(&body.action));
    let follow_ups =
        [("on_success", &body.on_success), ("on_failure", &body.on_failure), ("on_execute", &body.on_execute)];
    for (slot, follow_up) in follow_ups {
        if !follow_up.set.is_empty() || follow_up.dismiss {
            json.put(slot, writer.follow_up(follow_up));
        }
    }
    json.finish()
}

fn named(name: &Ident, wire: &str, attrs: &Attrs) -> Object {
    let name = unraw(name);
    let mut json = Object::new();
    json.put("name", string(&name));
    if wire != name {
        json.put("wire", string(wire));
    }
    json.put_text("docs", &attrs.text);
    json
}

fn field(field: &Field) -> String {
    let mut json = named(&field.name, &field.wire, &field.attrs);
    json.put_true("secret", field.secret);
    json.finish()
}

fn return_field(field: &ReturnField) -> String {
    let mut json = named(&field.name, &field.wire, &field.attrs);
    json.put_true("secret", field.secret);
    if field.path != [PathStep::Key(unraw(&field.name))] {
        json.put("path", path(&field.path));
    }
    json.finish()
}

fn path(steps: &[PathStep]) -> String {
    let steps: Vec<String> = steps
        .iter()
        .map(|step| match step {
            PathStep::Key(key) => string(key),
            PathStep::Index(index) => index.to_string(),
        })
        .collect();
    array(&steps)
}

fn loading(loading: Loading) -> &'static str {
    match loading {
        Loading::None => "\"none\"",
        Loading::Element => "\"self\"",
        Loading::Container => "\"container\"",
    }
}

/// Writes what has tokens in it, and notes the getters they need.
struct Writer<'w, 't, 'a> {
    interface: &'w Interface,
    tables: &'w mut Tables<'t, 'a>,
}

impl Writer<'_, '_, '_> {
    fn action(&mut self, action: &Action) -> String {
        match action {
            Action::Server(server) => tagged("server", self.server(server)),
            Action::Client(client) => tagged("client", self.client(client)),
            Action::SendMessage { message, hidden } => {
                let mut json = Object::new();
                json.put("message", self.template(message));
                json.put_true("hidden", *hidden);
                tagged("send_message", json.finish())
            }
            Action::Link { url } => tagged("link", self.url(url)),
            Action::Dismiss => string("dismiss"),
            Action::SetVariables(set) => tagged("set_variables", self.assignments(set)),
        }
    }

    fn server(&mut self, server: &Server) -> String {
        let mut json = Object::new();
        json.put("method", string(server.method));
        json.put("url", self.url(&server.url));
        json.put_list("headers", &self.templates(&server.headers));
        json.put_list("parameters", &self.templates(&server.parameters));
        if let Some(body) = &server.body {
            let body = match body {
                RequestBody::Json(value) => tagged("json", self.value(value)),
                RequestBody::Form(fields) => tagged("form", array(&self.templates(fields))),
                RequestBody::Text(text) => tagged("text", self.template(text)),
            };
            json.put("body", body);
        }
        if let Some(timeout) = server.timeout_ms {
            json.put("timeout", timeout.to_string());
        }
        if let Some(steps) = &server.error_message {
            json.put("error_message", path(steps));
        }
        json.finish()
    }

    fn client(&mut self, client: &Client) -> String {
        let inputs: Vec<String> =
            client.inputs.iter().map(|(name, value)| format!("[{},{}]", string(name), self.value(value))).collect();
        let mut json = Object::new();
        json.put_list("inputs", &inputs);
        if let Some(wait) = client.wait_ms {
            json.put("wait", wait.to_string());
        }
        json.finish()
    }

    fn url(&mut self, url: &Url) -> String {
        let start = match &url.start {
            UrlStart::Origin(origin) => tagged("origin", string(origin)),
            UrlStart::Opaque(opaque) => tagged("opaque", string(opaque)),
            UrlStart::Base(token) => tagged("base", self.getter(token, Use::Base).to_string()),
        };
        let segments: Vec<String> = url.path.iter().map(|segment| self.template_for(segment, Use::Segment)).collect();
        let query: Vec<String> = url
            .query
            .iter()
            .map(|(name, value)| {
                let value = value.as_ref().map_or_else(|| "null".to_owned(), |value| self.template(value));
                format!("[{},{value}]", string(name))
            })
            .collect();
        let mut json = Object::new();
        json.put("start", start);
        json.put_list("path", &segments);
        json.put_list("query", &query);
        if let Some(fragment) = &url.fragment {
            json.put("fragment", self.template(fragment));
        }
        json.finish()
    }

    fn follow_up(&mut self, follow_up: &FollowUp) -> String {
        let mut json = Object::new();
        if !follow_up.set.is_empty() {
            json.put("set", self.assignments(&follow_up.set));
        }
        json.put_true("dismiss", follow_up.dismiss);
        json.finish()
    }

    fn assignments(&mut self, set: &[Assignment]) -> String {
        let set: Vec<String> = set
            .iter()
            .filter_map(|assignment| {
                let name = unraw(&self.interface.data.get(assignment.field)?.name);
                Some(format!("[{},{}]", string(&name), self.value(&assignment.value)))
            })
            .collect();
        array(&set)
    }

    fn value(&mut self, value: &Value) -> String {
        match value {
            Value::Null => tagged("value", "null"),
            Value::Constant(constant) => tagged("value", json_constant(constant)),
            Value::Text(template) => tagged("text", self.template(template)),
            Value::Whole(token) => tagged("whole", self.token(token, Use::Whole)),
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(|item| self.value(item)).collect();
                tagged("array", array(&items))
            }
            Value::Object(members) => {
                let members: Vec<String> =
                    members.iter().map(|(key, value)| format!("[{},{}]", string(key), self.value(value))).collect();
                tagged("object", array(&members))
            }
        }
    }

    fn templates(&mut self, templates: &[(String, Template)]) -> Vec<String> {
        templates.iter().map(|(name, template)| format!("[{},{}]", string(name), self.template(template))).collect()
    }

    fn template(&mut self, template: &Template) -> String {
        self.template_for(template, Use::Text)
    }

    fn template_for(&mut self, template: &Template, wanted: Use) -> String {
        let parts: Vec<String> = template
            .parts
            .iter()
            .map(|part| match part {
                Part::Text(text) => string(text),
                Part::Token(token) => self.token(token, wanted),
            })
            .collect();
        array(&parts)
    }

    fn token(&mut self, token: &Token, wanted: Use) -> String {
        let wanted = match (wanted, &token.fallback) {
            (Use::Text | Use::Segment, Some(_)) => Use::InnerText,
            (Use::Whole, Some(_)) => Use::InnerWhole,
            (wanted, _) => wanted,
        };
        let source = match token.source {
            Source::Input(_) => "inputs",
            Source::Data(_) => "data",
            Source::Response(_) => "response",
            Source::Config(_) => "config",
            Source::Error(_) => "error",
        };
        let getter = self.getter(token, wanted);
        match &token.fallback {
            None => format!("[\"{source}\",{getter}]"),
            Some(fallback) => format!("[\"{source}\",{getter},{}]", json_fallback(fallback)),
        }
    }

    fn getter(&mut self, token: &Token, wanted: Use) -> usize {
        match token.source {
            Source::Input(field) => self.tables.inputs.index(field, token, wanted),
            Source::Data(field) => self.tables.data.index(field, token, wanted),
            Source::Response(field) => self.tables.returned.index(field, token, wanted),
            Source::Config(field) => self.tables.config.index(field, token, wanted),
            Source::Error(part) => error_getter(part, wanted),
        }
    }
}

/// The runtime's own getters: the parts of an error as text, then whole.
fn error_getter(part: ErrorPart, wanted: Use) -> usize {
    let part = match part {
        ErrorPart::Message => 0,
        ErrorPart::Status => 1,
        ErrorPart::Kind => 2,
    };
    match wanted {
        Use::Whole | Use::InnerWhole => part + 3,
        _ => part,
    }
}

fn json_constant(constant: &Constant) -> String {
    match constant {
        Constant::Bool(value, _) => value.to_string(),
        Constant::Number { negative, literal } => {
            let sign = if *negative { "-" } else { "" };
            format!("{sign}{}", json_number(&literal.to_string()))
        }
    }
}

fn json_fallback(fallback: &Fallback) -> String {
    match fallback {
        Fallback::Text(text) => string(text),
        Fallback::Number(number) => json_number(number),
        Fallback::Bool(value) => value.to_string(),
    }
}

/// A number as JSON has it: Rust also allows `1_000` and `1.`.
fn json_number(written: &str) -> String {
    let mut number = written.replace('_', "");
    if number.ends_with('.') {
        number.push('0');
    }
    number
}
