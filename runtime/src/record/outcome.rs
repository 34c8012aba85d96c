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
    /// The values that this process has just decoded.
    Live(Box<dyn FieldAccess>),
    /// The stored JSON: by declared names, with secrets.
    Stored(Box<RawValue>),
}

/// A stored outcome: one of `success` and `error`.
#[derive(Debug, Deserialize)]
pub(crate) struct OutcomeEnvelope {
    /// The declared name of the function, which determines the secret return fields.
    pub(crate) function: String,
    #[serde(rename = "content")]
    pub(crate) request_hash: String,
    /// When the outcome expires, although the store may still return it.
    #[serde(rename = "expires")]
    pub(crate) expires_at_ms: u64,
    #[serde(default)]
    success: Option<Box<RawValue>>,
    #[serde(default)]
    error: Option<StoredError>,
}

#[derive(Debug, Deserialize, Serialize)]
struct StoredError {
    kind: ErrorKind,
    message: String,
    status: Option<u16>,
}

impl OutcomeEnvelope {
    /// Encodes an outcome whose return fields are JSON.
    pub(crate) fn to_bytes(
        function: &str,
        request_hash: &str,
        expires_at_ms: u64,
        outcome: Result<&str, &FunctionError>,
    ) -> Vec<u8> {
        let (how, json) = match outcome {
            Ok(returned) => ("success", Cow::Borrowed(returned)),
            Err(error) => ("error", encode::json(&StoredError::of(error)).into()),
        };
        // Neither a declared name nor a hash contains a character to escape.
        format!(r#"{{"function":"{function}","content":"{request_hash}","expires":{expires_at_ms},"{how}":{json}}}"#)
            .into_bytes()
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        // Reports the position without quoting the text, because it may contain a secret.
        serde_json::from_slice(bytes).map_err(|error| {
            format!("the stored outcome is damaged (line {}, column {} of its JSON)", error.line(), error.column())
        })
    }

    pub(crate) fn into_outcome(self) -> Outcome {
        match (self.success, self.error) {
            (Some(json), _) => Ok(ReturnFields::Stored(json)),
            (None, Some(error)) => {
                let status = error.status.and_then(|status| StatusCode::from_u16(status).ok());
                Err(FunctionError::new(error.kind, error.message).with_status(status))
            }
            (None, None) => Err(FunctionError::new(ErrorKind::Store, "the stored outcome is damaged")),
        }
    }
}

impl StoredError {
    fn of(error: &FunctionError) -> Self {
        StoredError {
            kind: error.kind(),
            message: error.message().to_owned(),
            status: error.status().map(|status| status.as_u16()),
        }
    }
}
