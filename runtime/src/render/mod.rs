//! Renders what a declaration says with the values of one call: templates become an [`Action`].
//!
//! A value is written once, in the encoding of its place, and never looked at again.

mod json;
mod place;
mod request;
mod text;
mod url;
mod variables;

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

use std::time::Duration;

use bytes::Bytes;

use self::place::Place;
use self::text::PLAIN;
pub(crate) use self::text::Tokens;
pub(crate) use self::variables::variables;
use crate::action::Action;
use crate::error::FunctionError;
use crate::plan::spec::Template;
use crate::plan::{ActionPlan, ClientPlan, FunctionPlan};
use crate::protocol::{ClientCall, HostAction, Link, Message};
use crate::scope::Scope;

/// What bounds the requests of all functions.
pub(crate) struct Limits {
    /// For a whole request, where its function declares no time-out of its own.
    pub(crate) timeout: Duration,
    /// Bytes of an answer, after decompression.
    pub(crate) max_response_body_bytes: usize,
}

/// What a function does to the world around the widget; `None` where it changes the record only.
pub(crate) fn action(
    function: &FunctionPlan,
    scope: Scope<'_>,
    limits: &Limits,
) -> Result<Option<Action>, FunctionError> {
    let tokens = Tokens::new(scope);
    let action = match &function.action {
        ActionPlan::Request(server) => Action::Request(request::request(&function.spec, server, &tokens, limits)?),
        ActionPlan::Client(client) => Action::Host(HostAction::Client(client_call(function, client, &tokens)?)),
        ActionPlan::Message { text: message, hidden } => {
            let text = message_text(message, &tokens)?;
            Action::Host(HostAction::Message(Message { text, hidden: *hidden }))
        }
        ActionPlan::Link(link) => {
            let url = url::url(link, &[], &tokens)?;
            Action::Host(HostAction::Link(Link { url }))
        }
        ActionPlan::Record(_) => return Ok(None),
    };
    Ok(Some(action))
}

fn client_call(function: &FunctionPlan, client: &ClientPlan, tokens: &Tokens<'_>) -> Result<ClientCall, FunctionError> {
    let mut inputs = String::from("{");
    for (name, value) in &client.inputs {
        json::member(&mut inputs, name, value, tokens, Place::ClientInput(name))?;
    }
    inputs.push('}');
    Ok(ClientCall {
        function: function.wire().to_owned(),
        inputs: Bytes::from(inputs),
        response_timeout: client.response_timeout,
    })
}

fn message_text(message: &Template, tokens: &Tokens<'_>) -> Result<String, FunctionError> {
    let mut text = String::new();
    tokens.fill(&mut text, message, PLAIN, Place::Message)?;
    Ok(text)
}

/// Appends what the benchmarks measure of a function: the body of a `server` function, or its URL after
/// the origin if it has no body; the text of a `send_message` function.
#[cfg(feature = "bench")]
pub(crate) fn sample_text(function: &FunctionPlan, tokens: &Tokens<'_>, out: &mut String) -> Result<(), FunctionError> {
    match &function.action {
        ActionPlan::Request(server) => match &server.body {
            Some(body) => request::body(out, body, tokens),
            None => url::write(out, &server.url, &server.parameters, tokens).map(drop),
        },
        ActionPlan::Message { text: message, .. } => tokens.fill(out, message, PLAIN, Place::Message).map(drop),
        _ => Ok(()),
    }
}
