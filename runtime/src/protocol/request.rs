use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::ticket::Ticket;

/// A call of a function by its wire name: `{"id":"…","function":"book_class","inputs":{"class_id":42}}`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FunctionCall {
    /// The call id: 1 to 128 visible ASCII characters. Without it, every call is a new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The wire name of the function.
    pub function: String,
    /// The inputs by their wire names, a JSON object. `None` has no inputs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inputs: Option<Box<RawValue>>,
}

/// The question where a `link` function leads: `{"function":"map","inputs":{…}}`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkRequest {
    /// The wire name of the function.
    pub function: String,
    /// The inputs by their wire names, a JSON object. `None` has no inputs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inputs: Option<Box<RawValue>>,
}

/// The answer to a call that asked for an action: `{"ticket":"…","answer":{"status":"taken"}}`.
#[derive(Clone, Debug, Serialize)]
pub struct Completion {
    /// The ticket of the call.
    pub ticket: Ticket,
    /// How the action ended.
    pub answer: PageAnswer,
}

/// How an action ended in the page.
///
/// The runtime trusts it no more than inputs: it checks `data` against the declared return fields.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "status", rename_all = "lowercase")]
#[non_exhaustive]
pub enum PageAnswer {
    /// The action is done, and nothing is returned: `{"status":"taken"}`.
    Taken,
    /// The return fields of a `client` function: `{"status":"success","data":{…}}`.
    Success {
        /// The return fields by their wire names, a JSON object.
        data: Box<RawValue>,
    },
    /// The action failed: `{"status":"error","error":"…"}`.
    Error {
        /// What went wrong, in words for end users.
        #[serde(rename = "error")]
        message: String,
    },
}
