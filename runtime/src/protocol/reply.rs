use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use url::Url;

use super::{HostAction, Manifest};
use crate::error::{ErrorKind, FunctionError};
use crate::ticket::Ticket;

/// The size in bytes of most replies, so that their buffer is allocated once.
const JSON_CAPACITY: usize = 256;

/// The reply to a call or to a completion: its status, and the state of the instance after it.
///
/// In JSON, both are one object: `{"status":"success","data":{…},"state":{…}}`,
/// `{"status":"error","error":"…","kind":"timeout","state":{…}}`, or
/// `{"status":"ask","ticket":"…","action":{…},"state":{…}}`.
#[derive(Clone, Debug, Serialize)]
pub struct CallReply {
    /// How far the call got.
    #[serde(flatten)]
    pub status: CallStatus,
    /// The state after the call. `None` if it was not asked for, or if the store failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
}

/// How far a call got.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "status", rename_all = "lowercase")]
#[non_exhaustive]
pub enum CallStatus {
    /// The call succeeded.
    Success {
        /// The return fields that are not secret, by their wire names: a JSON object.
        data: Box<RawValue>,
    },
    /// The call was rejected, or it failed. In JSON, the members `error` (the message) and `kind`.
    Error(#[serde(serialize_with = "error_members")] FunctionError),
    /// The call waits for an action of the page. A [`Completion`](super::Completion) ends it.
    Ask {
        /// Names the call.
        ticket: Ticket,
        /// What to do.
        action: HostAction,
    },
}

/// The reply to a [`LinkRequest`](super::LinkRequest): `{"status":"success","url":"…"}` or
/// `{"status":"error","error":"…","kind":"…"}`.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "status", rename_all = "lowercase")]
#[non_exhaustive]
pub enum LinkReply {
    /// The link was rendered.
    Success {
        /// Where it leads.
        url: Url,
    },
    /// The link cannot be rendered.
    Error(#[serde(serialize_with = "error_members")] FunctionError),
}

/// What a page may know of an instance: `{"data":{…},"dismissed":false}`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct State {
    /// The data fields that are not secret, by their wire names: a JSON object.
    pub data: Box<RawValue>,
    /// Whether the widget is dismissed: it stays closed.
    pub dismissed: bool,
}

/// What a page needs when it opens: `{"manifest":{…},"state":{…}}`.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Opening<'a> {
    /// The manifest of the widget. The page script uses no schemas; see [`Manifest::without_schemas`].
    pub manifest: &'a Manifest,
    /// The state of the instance.
    pub state: &'a State,
}

#[derive(Serialize)]
struct ErrorMembers<'e> {
    error: &'e str,
    kind: ErrorKind,
}

fn error_members<S: Serializer>(error: &FunctionError, serializer: S) -> Result<S::Ok, S::Error> {
    ErrorMembers { error: error.message(), kind: error.kind() }.serialize(serializer)
}

impl CallReply {
    /// Returns the reply as JSON.
    pub fn to_json(&self) -> Vec<u8> {
        to_json(self)
    }
}

impl LinkReply {
    /// Returns the reply as JSON.
    pub fn to_json(&self) -> Vec<u8> {
        to_json(self)
    }
}

impl Opening<'_> {
    /// Returns the opening as JSON.
    pub fn to_json(&self) -> Vec<u8> {
        to_json(self)
    }
}

fn to_json(reply: &impl Serialize) -> Vec<u8> {
    let mut json = Vec::with_capacity(JSON_CAPACITY);
    match serde_json::to_writer(&mut json, reply) {
        Ok(()) => json,
        // Only inputs of a `ClientCall` that are not JSON, which the runtime never makes, lead here.
        Err(cause) => {
            tracing::error!(%cause, "failed to serialize a reply");
            br#"{"status":"error","error":"something went wrong","kind":"internal"}"#.to_vec()
        }
    }
}
