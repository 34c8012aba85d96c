//! What a page gets.

use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use url::Url;

use crate::action::{ClientCall, HostAction, Link, Message};
use crate::decode;
use crate::encode;
use crate::engine::internal;
use crate::error::{ErrorKind, FunctionError};
use crate::manifest::Manifest;
use crate::plan::FunctionPlan;
use crate::record::{Outcome, Returned};
use crate::ticket::Ticket;

/// What a page needs when it opens.
#[derive(Serialize)]
pub(super) struct Opening {
    pub(super) manifest: Manifest,
    pub(super) state: State,
}

/// What a page may see of the record.
#[derive(Serialize)]
pub(super) struct State {
    pub(super) data: Box<RawValue>,
    pub(super) dismissed: bool,
}

/// A reply, and what the record is now.
#[derive(Serialize)]
pub(super) struct WithState<'a> {
    #[serde(flatten)]
    pub(super) reply: &'a Reply<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) state: Option<State>,
}

#[derive(Serialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub(super) enum Reply<'a> {
    Success {
        data: &'a RawValue,
    },
    Error {
        error: &'a str,
        kind: ErrorKind,
    },
    Ask {
        ticket: &'a str,
        action: Ask<'a>,
    },
    #[serde(rename = "success")]
    Link {
        url: &'a Url,
    },
}

/// What the page is asked to do.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Ask<'a> {
    Client {
        function: &'a str,
        #[serde(serialize_with = "json")]
        inputs: &'a [u8],
        /// Milliseconds.
        wait: Option<u64>,
    },
    Message {
        text: &'a str,
        hidden: bool,
    },
    Link {
        url: &'a Url,
    },
}

impl<'a> Reply<'a> {
    pub(super) fn of(outcome: &'a Result<Box<RawValue>, FunctionError>) -> Self {
        match outcome {
            Ok(data) => Reply::Success { data },
            Err(error) => Reply::error(error),
        }
    }

    pub(super) fn error(error: &'a FunctionError) -> Self {
        Reply::Error { error: error.message(), kind: error.kind() }
    }

    pub(super) fn ask(ticket: &'a Ticket, action: &'a HostAction) -> Self {
        let action = match action {
            HostAction::Client(ClientCall { function, inputs, wait }) => {
                let wait = wait.map(|wait| u64::try_from(wait.as_millis()).unwrap_or(u64::MAX));
                Ask::Client { function, inputs, wait }
            }
            HostAction::Message(Message { text, hidden }) => Ask::Message { text, hidden: *hidden },
            HostAction::Link(Link { url }) => Ask::Link { url },
        };
        Reply::Ask { ticket: ticket.call(), action }
    }
}

/// Writes what is JSON already.
fn json<S: Serializer>(json: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serde_json::from_slice::<&RawValue>(json).map_err(S::Error::custom)?.serialize(serializer)
}

/// The return fields that a page may see, by their names on its wire.
pub(super) fn visible(function: &FunctionPlan, outcome: Outcome) -> Result<Box<RawValue>, FunctionError> {
    let values = match outcome? {
        Returned::Live(values) => values,
        Returned::Kept(json) => decode::returned(&function.spec.returns, &json, function.returned)?,
    };
    raw(encode::fields(&function.spec.returns, &*values, encode::Which::Wire)?)
}

pub(super) fn raw(json: String) -> Result<Box<RawValue>, FunctionError> {
    RawValue::from_string(json).map_err(|error| internal(&error))
}

pub(super) fn bytes(reply: &impl Serialize) -> Vec<u8> {
    // Strings and JSON always serialise.
    serde_json::to_vec(reply)
        .unwrap_or_else(|_| br#"{"status":"error","error":"something went wrong","kind":"internal"}"#.to_vec())
}
