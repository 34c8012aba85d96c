use std::borrow::Cow;

use http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::declared::FieldAccess;
use crate::encode;
use crate::error::{ErrorKind, FunctionError};

/// How a call ended.
pub(crate) type Outcome = Result<ReturnFields, FunctionError>;

/// The return fields of a call.
pub(crate) enum ReturnFields {
    /// As this process has just made them.
    Live(Box<dyn FieldAccess>),
    /// As they were kept: by declared names, secrets among them.
    Kept(Box<RawValue>),
}

/// An outcome as it is kept: one of `success` and `error`.
#[derive(Debug, Deserialize)]
pub(crate) struct OutcomeEnvelope {
    /// By its declared name: it tells which return fields are secret.
    pub(crate) function: String,
    pub(crate) content: String,
    #[serde(default)]
    success: Option<Box<RawValue>>,
    #[serde(default)]
    error: Option<KeptError>,
}

#[derive(Debug, Deserialize, Serialize)]
struct KeptError {
    kind: ErrorKind,
    message: String,
    status: Option<u16>,
}

impl OutcomeEnvelope {
    /// What [`from_bytes`](Self::from_bytes) reads. The return fields are JSON.
    pub(crate) fn to_bytes(function: &str, content: &str, outcome: Result<&str, &FunctionError>) -> Vec<u8> {
        let (how, json) = match outcome {
            Ok(returned) => ("success", Cow::Borrowed(returned)),
            Err(error) => ("error", encode::json(&KeptError::of(error)).into()),
        };
        // Nothing in a declared name and in a hash has to be escaped.
        let parts = [r#"{"function":""#, function, r#"","content":""#, content, r#"",""#, how, r#"":"#, &json, "}"];
        parts.concat().into_bytes()
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        // Where it is damaged, but not what stands there: that may be a secret.
        serde_json::from_slice(bytes).map_err(|error| {
            format!("the kept outcome is damaged (line {}, column {} of its JSON)", error.line(), error.column())
        })
    }

    pub(crate) fn into_outcome(self) -> Outcome {
        match (self.success, self.error) {
            (Some(json), _) => Ok(ReturnFields::Kept(json)),
            (None, Some(error)) => {
                let status = error.status.and_then(|status| StatusCode::from_u16(status).ok());
                Err(FunctionError::new(error.kind, error.message).with_status(status))
            }
            (None, None) => Err(FunctionError::new(ErrorKind::Store, "the kept outcome is damaged")),
        }
    }
}

impl KeptError {
    fn of(error: &FunctionError) -> Self {
        KeptError {
            kind: error.kind(),
            message: error.message().to_owned(),
            status: error.status().map(|status| status.as_u16()),
        }
    }
}
