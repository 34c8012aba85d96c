use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use url::Url;

use crate::transport::Request;

/// What a call does to the world around the widget, rendered and ready.
#[derive(Debug)]
pub(crate) enum Action {
    Request(Request),
    Host(HostAction),
}

/// What a call asks of the place where the widget lives.
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, PartialEq, Eq)]
pub struct ClientCall {
    /// The function's name on the page's wire.
    pub function: String,
    /// The inputs, a JSON object.
    pub inputs: Bytes,
    /// How long the page's answer is waited for; `None`: it is not waited for.
    pub response_timeout: Option<Duration>,
}

/// A message into the conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The text, as rendered: plain text, never markup.
    pub text: String,
    /// Whether the user should not see it.
    pub hidden: bool,
}

/// A link to open in a new tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its scheme is `https`, `http`, `mailto` or `tel`, or that of a config value.
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
