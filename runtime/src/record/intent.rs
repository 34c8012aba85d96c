use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

/// What is needed to end a call that has begun.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct PendingCall {
    /// The declared name of the function.
    pub(crate) function: Cow<'static, str>,
    /// The fingerprint of the function's declaration.
    pub(crate) fingerprint: u64,
    /// The hash of function and inputs: the same id with another hash is rejected. Empty if the runtime chose the id,
    /// because then no caller can repeat the call.
    #[serde(default)]
    pub(crate) request_hash: String,
    /// The inputs by their declared names. Absent if the runtime itself performs the call: only the task that began
    /// such a call can end it.
    #[serde(default)]
    pub(crate) inputs: Option<Box<RawValue>>,
}

impl PendingCall {
    /// Returns `true` if the caller chose the id and may repeat the call.
    pub(crate) fn has_chosen_id(&self) -> bool {
        !self.request_hash.is_empty()
    }

    /// Returns `true` if somebody can ask for the outcome, by the chosen id or by a ticket.
    pub(crate) fn is_observable(&self) -> bool {
        self.has_chosen_id() || self.inputs.is_some()
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut fingerprint = itoa::Buffer::new();
        let inputs = self.inputs.as_deref().map_or("null", RawValue::get);
        // Neither a declared name nor a hash contains a character to escape.
        [
            r#"{"function":""#,
            &self.function,
            r#"","fingerprint":"#,
            fingerprint.format(self.fingerprint),
            r#","request_hash":""#,
            &self.request_hash,
            r#"","inputs":"#,
            inputs,
            "}",
        ]
        .concat()
        .into_bytes()
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        // Reports the position without quoting the text, because it may contain a secret.
        serde_json::from_slice(bytes)
            .map_err(|error| format!("the intent is damaged (line {}, column {})", error.line(), error.column()))
    }
}
