use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use serde::ser::{Error as _, Serializer};
use serde::{Deserialize as _, Serialize};
use serde_json::value::RawValue;
use url::Url;

/// What a call asks its host or its page to do.
///
/// In JSON: `{"type":"client","function":"…","inputs":{…},"wait":60000}` (`wait` is in milliseconds, or `null`),
/// `{"type":"message","text":"…","hidden":false}`, or `{"type":"link","url":"…"}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
#[non_exhaustive]
pub enum HostAction {
    /// A `client` function: a message to the page around the iframe.
    Client(ClientCall),
    /// A `send_message` function: a message into the conversation.
    Message(Message),
    /// A `link` function: a URL to open in a new tab.
    Link(Link),
}

/// A message to the page around the iframe.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ClientCall {
    /// The wire name of the function.
    pub function: String,
    /// The inputs, a JSON object.
    #[serde(serialize_with = "raw_json")]
    pub inputs: Bytes,
    /// How long to wait for the page's answer; `None` if the call succeeds without one.
    #[serde(rename = "wait", serialize_with = "milliseconds")]
    pub response_timeout: Option<Duration>,
}

/// A message into the conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Message {
    /// The rendered text: plain text, never markup.
    pub text: String,
    /// Whether the user should not see it.
    pub hidden: bool,
}

/// A link to open in a new tab.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The URL. Its scheme is `https`, `http`, `mailto` or `tel`, or that of a config value.
    pub url: Url,
}

impl fmt::Debug for ClientCall {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inputs = String::from_utf8_lossy(&self.inputs);
        formatter
            .debug_struct("ClientCall")
            .field("function", &self.function)
            .field("inputs", &inputs)
            .field("response_timeout", &self.response_timeout)
            .finish()
    }
}

fn raw_json<S: Serializer>(json: &Bytes, serializer: S) -> Result<S::Ok, S::Error> {
    let json = <&RawValue>::deserialize(&mut serde_json::Deserializer::from_slice(json)).map_err(S::Error::custom)?;
    json.serialize(serializer)
}

#[allow(clippy::ref_option, reason = "serde passes fields by reference")]
fn milliseconds<S: Serializer>(wait: &Option<Duration>, serializer: S) -> Result<S::Ok, S::Error> {
    wait.map(|wait| u64::try_from(wait.as_millis()).unwrap_or(u64::MAX)).serialize(serializer)
}
