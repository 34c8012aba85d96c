//! What serde_json says about a text.

use serde::de::IgnoredAny;
use serde_json::Value;

/// serde_json's verdict on a text.
pub enum Verdict {
    /// Not JSON: the runtime must reject it.
    Invalid,
    /// JSON that a [`Value`] can hold: the runtime must agree about every field.
    Value(Value),
    /// JSON that serde_json skips but does not read into a [`Value`]: deep nesting, numbers beyond `f64`, and lone
    /// surrogates. The runtime may accept or reject it.
    Skipped,
}

impl Verdict {
    pub fn of(text: &[u8]) -> Verdict {
        match serde_json::from_slice(text) {
            Ok(value) => Verdict::Value(value),
            Err(_) if serde_json::from_slice::<IgnoredAny>(text).is_ok() => Verdict::Skipped,
            Err(_) => Verdict::Invalid,
        }
    }
}

/// Parses a reply of the runtime, which is always JSON.
pub fn reply(bytes: Vec<u8>) -> Value {
    serde_json::from_slice(&bytes).expect("a reply is JSON")
}

/// Whether a reply reports success.
pub fn is_success(reply: &Value) -> bool {
    match reply["status"].as_str() {
        Some("success") => true,
        Some("error") => {
            assert!(reply["error"].is_string() && reply["kind"].is_string(), "{reply}");
            false
        }
        _ => panic!("unexpected reply {reply}"),
    }
}
