//! Renders the action of a call: the templates of the declaration, filled with values.
//!
//! Each value is written once, in the encoding of its place, and never parsed as a template. For the URL
//! `https://api.example.com/classes/{{class_id}}`, the value `a/b` renders as `…/classes/a%2Fb`.

mod json;
mod place;
mod request;
#[cfg(feature = "bench")]
mod sample_text;
mod text;
mod url;
mod variables;

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

use bytes::Bytes;

use self::place::Place;
pub(crate) use self::request::Limits;
#[cfg(feature = "bench")]
pub(crate) use self::sample_text::sample_text;
use self::text::{PLAIN, TemplateRenderer};
pub(crate) use self::variables::variables;
use crate::action::Action;
use crate::error::FunctionError;
use crate::plan::spec::Template;
use crate::plan::{ActionPlan, ClientPlan, FunctionPlan};
use crate::protocol::{ClientCall, HostAction, Link, Message};
use crate::scope::Scope;

/// Renders the action of a function. Returns `None` if the function only changes the record.
pub(crate) fn action(
    function: &FunctionPlan,
    scope: Scope<'_>,
    limits: &Limits,
) -> Result<Option<Action>, FunctionError> {
    let renderer = TemplateRenderer::new(scope);
    let action = match &function.action {
        ActionPlan::Request(server) => Action::Request(request::request(&function.spec, server, &renderer, limits)?),
        ActionPlan::Client(client) => Action::Host(HostAction::Client(client_call(function, client, &renderer)?)),
        ActionPlan::Message { text: message, hidden } => {
            let text = message_text(message, &renderer)?;
            Action::Host(HostAction::Message(Message { text, hidden: *hidden }))
        }
        ActionPlan::Link(link) => {
            let url = url::url(link, &[], &renderer)?;
            Action::Host(HostAction::Link(Link { url }))
        }
        ActionPlan::Record(_) => return Ok(None),
    };
    Ok(Some(action))
}

fn client_call(
    function: &FunctionPlan,
    client: &ClientPlan,
    renderer: &TemplateRenderer<'_>,
) -> Result<ClientCall, FunctionError> {
    let mut inputs = String::from("{");
    for (name, value) in &client.inputs {
        json::member(&mut inputs, name, value, renderer, Place::ClientInput(name))?;
    }
    inputs.push('}');
    Ok(ClientCall {
        function: function.wire().to_owned(),
        inputs: Bytes::from(inputs),
        response_timeout: client.response_timeout,
    })
}

fn message_text(message: &Template, renderer: &TemplateRenderer<'_>) -> Result<String, FunctionError> {
    let mut text = String::new();
    renderer.render(&mut text, message, PLAIN, Place::Message)?;
    Ok(text)
}
