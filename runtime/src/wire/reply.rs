//! What a page gets.
//!
//! Most of it is JSON already, and not read once more to be written.

use url::Url;

use crate::action::{ClientCall, HostAction, Link, Message};
use crate::decode;
use crate::encode;
use crate::engine::InstanceState;
use crate::error::FunctionError;
use crate::manifest::Manifest;
use crate::plan::{FunctionPlan, Plan};
use crate::record::{Outcome, ReturnFields};
use crate::ticket::Ticket;

/// What a page may see of the record.
pub(super) struct State {
    /// JSON.
    data: String,
    dismissed: bool,
}

impl State {
    pub(super) fn of(plan: &Plan, state: &InstanceState) -> Result<Self, FunctionError> {
        let data = encode::fields(&plan.widget.data, &*state.data, encode::Audience::Page)?;
        Ok(State { data, dismissed: state.dismissed })
    }

    fn write(&self, json: &mut String) {
        let dismissed = if self.dismissed { "true" } else { "false" };
        push(json, [r#""state":{"data":"#, &self.data, r#","dismissed":"#, dismissed, "}"]);
    }
}

/// What a page needs when it opens.
pub(super) fn opening(manifest: &Manifest, state: &State) -> Vec<u8> {
    let mut json = String::new();
    push(&mut json, [r#"{"manifest":"#, &encode::json(manifest), ","]);
    state.write(&mut json);
    json.push('}');
    json.into_bytes()
}

/// What most replies need, in bytes, so that their text grows in one place.
const JSON_CAPACITY: usize = 256;

pub(super) enum Reply<'a> {
    Success {
        /// JSON.
        data: &'a str,
    },
    Error(&'a FunctionError),
    Ask {
        ticket: &'a Ticket,
        action: &'a HostAction,
    },
    Link(&'a Url),
}

impl<'a> Reply<'a> {
    pub(super) fn of(outcome: &'a Result<String, FunctionError>) -> Self {
        match outcome {
            Ok(data) => Reply::Success { data },
            Err(error) => Reply::Error(error),
        }
    }

    /// The reply, and what the record is now.
    pub(super) fn to_bytes(&self, state: Option<&State>) -> Vec<u8> {
        let mut json = String::with_capacity(JSON_CAPACITY);
        json.push('{');
        self.write(&mut json);
        if let Some(state) = state {
            json.push(',');
            state.write(&mut json);
        }
        json.push('}');
        json.into_bytes()
    }

    fn write(&self, json: &mut String) {
        match self {
            Reply::Success { data } => push(json, [r#""status":"success","data":"#, data]),
            Reply::Error(error) => {
                let (message, kind) = (encode::json(error.message()), error.kind().as_str());
                push(json, [r#""status":"error","error":"#, &message, r#","kind":""#, kind, "\""]);
            }
            Reply::Ask { ticket, action } => {
                push(json, [r#""status":"ask","ticket":"#, &encode::json(ticket.call_id()), r#","action":{"#]);
                write_action(json, action);
                json.push('}');
            }
            Reply::Link(url) => push(json, [r#""status":"success","url":"#, &encode::json(url)]),
        }
    }
}

/// What the page is asked to do.
fn write_action(json: &mut String, action: &HostAction) {
    match action {
        HostAction::Client(ClientCall { function, inputs, response_timeout: wait }) => {
            let wait = encode::json(&wait.map(|wait| u64::try_from(wait.as_millis()).unwrap_or(u64::MAX)));
            let (function, inputs) = (encode::json(function), String::from_utf8_lossy(inputs));
            push(json, [r#""type":"client","function":"#, &function, r#","inputs":"#, &inputs]);
            push(json, [r#","wait":"#, &wait]);
        }
        HostAction::Message(Message { text, hidden }) => {
            let (text, hidden) = (encode::json(text), encode::json(hidden));
            push(json, [r#""type":"message","text":"#, &text, r#","hidden":"#, &hidden]);
        }
        HostAction::Link(Link { url }) => push(json, [r#""type":"link","url":"#, &encode::json(url)]),
    }
}

fn push<const PARTS: usize>(json: &mut String, parts: [&str; PARTS]) {
    for part in parts {
        json.push_str(part);
    }
}

/// The return fields that a page may see, by their names on its wire, as JSON.
pub(super) fn visible(function: Option<&FunctionPlan>, outcome: Outcome) -> Result<String, FunctionError> {
    let function = function.ok_or_else(FunctionError::changed)?;
    let values = match outcome? {
        ReturnFields::Live(values) => values,
        ReturnFields::Stored(json) => decode::returned(&function.spec.returns, &json, function.returned)?,
    };
    encode::fields(&function.spec.returns, &*values, encode::Audience::Page)
}
