//! The kinds of functions, as one table. Checks, messages, documentation, the editor vocabulary, the
//! manifest, and the engine read it.

use std::time::Duration;

use crate::keyword::{Keyword, Setting, optional, required};
use crate::{ClientSpec, JsonValue, Loading, PathStep, ServerSpec, Template, UrlSpec};

/// The kind of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An HTTP request from the server.
    Server,
    /// A message to the host page.
    Client,
    /// A message into the conversation.
    SendMessage,
    /// A URL in a new tab.
    Link,
    /// Closes the widget.
    Dismiss,
    /// Updates the widget's data.
    SetVariables,
}

/// How a function takes effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// The server sends a request to a service.
    Request,
    /// The host performs an action.
    Host,
    /// The record changes, and nothing else.
    Record,
}

/// What a function does, with everything that its kind needs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "read", derive(serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum ActionSpec {
    /// Sends a request.
    Server(Box<ServerSpec>),
    /// Sends a message to the host page.
    Client(ClientSpec),
    /// Writes into the conversation.
    SendMessage {
        /// The text of the message.
        message: Template,
        /// Whether the conversation hides the message from the end user.
        #[cfg_attr(feature = "read", serde(default))]
        hidden: bool,
    },
    /// Opens a URL.
    Link(UrlSpec),
    /// Closes the widget.
    Dismiss,
    /// Sets data fields: names and values.
    SetVariables(Vec<(String, JsonValue)>),
}

impl ActionSpec {
    /// Returns the kind of the functions that do this.
    pub fn kind(&self) -> Kind {
        match self {
            ActionSpec::Server(_) => Kind::Server,
            ActionSpec::Client(_) => Kind::Client,
            ActionSpec::SendMessage { .. } => Kind::SendMessage,
            ActionSpec::Link(_) => Kind::Link,
            ActionSpec::Dismiss => Kind::Dismiss,
            ActionSpec::SetVariables(_) => Kind::SetVariables,
        }
    }

    pub(crate) fn timeout(&self) -> Option<Duration> {
        let ActionSpec::Server(server) = self else { return None };
        server.timeout_ms.map(Duration::from_millis)
    }

    pub(crate) fn response_timeout(&self) -> Option<Duration> {
        let ActionSpec::Client(client) = self else { return None };
        client.response_timeout()
    }

    pub(crate) fn error_message(&self) -> Option<&[PathStep]> {
        let ActionSpec::Server(server) = self else { return None };
        server.error_message.as_deref()
    }
}

/// Everything that differs between kinds, apart from what they do.
struct Row {
    keyword: &'static str,
    docs: &'static str,
    settings: &'static [Setting],
    slots: &'static [Keyword],
    returns: Returns,
    loading: Loading,
    effect: Effect,
}

/// The return fields that a kind can declare.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Returns {
    Never,
    /// They come from the page, so they cannot be secret.
    Public,
    /// They come from a service.
    PublicOrSecret,
}

const LOADING: Setting = optional(
    "loading",
    "container",
    "The loading indicator while the function runs: `none`, `self`, or `container`. The default depends on the kind.",
);

const ON_OUTCOME: &[Keyword] = &[
    Keyword::new("on_success", "Runs after success. Its tokens can read the return fields."),
    Keyword::new("on_failure", "Runs after an error. Its tokens can read `{{error}}`."),
];

const ON_EXECUTE: &[Keyword] = &[Keyword::new("on_execute", "Runs after the function has taken effect.")];

const SERVER: Row = Row {
    keyword: "server",
    docs: "Sends an HTTP request from the server to an external API. Its configuration never reaches the end user.",
    settings: &[
        required("url", "\"https://api.example.com/\"", "The absolute `http` or `https` URL of the request."),
        optional("method", "POST", "`GET` (the default), `POST`, `PUT`, `PATCH`, or `DELETE`."),
        optional(
            "headers",
            "{ \"accept\": \"application/json\" }",
            "The headers of the request: `{ \"name\": \"value\" }`.",
        ),
        optional("parameters", "{ page: 1 }", "Pairs that are added to the query of the URL: `{ name: \"value\" }`."),
        optional(
            "body",
            "json { source: \"chat\" }",
            "The body of the request: `json { … }`, `form { … }`, or `text \"…\"`.",
        ),
        optional("timeout", "10s", "The time limit of the request: `500ms`, `10s`. At most 60 s."),
        optional("error_message", "\"error.message\"", "The path of the error text in a response other than 2xx."),
        LOADING,
    ],
    slots: ON_OUTCOME,
    returns: Returns::PublicOrSecret,
    loading: Loading::Element,
    effect: Effect::Request,
};

const CLIENT: Row = Row {
    keyword: "client",
    docs: "Sends a message to the web page around the iframe.",
    settings: &[
        optional("inputs", "{ source: \"chat\" }", "The values for the page: `{ name: \"value\" }`."),
        optional(
            "wait_for_response",
            "10s",
            "How long the call waits for the page's answer: `true` (60 s), `10s`, or `false` (the default).",
        ),
        LOADING,
    ],
    slots: ON_OUTCOME,
    returns: Returns::Public,
    loading: Loading::Element,
    effect: Effect::Host,
};

const SEND_MESSAGE: Row = Row {
    keyword: "send_message",
    docs: "Sends a message into the conversation.",
    settings: &[
        required("message_template", "\"Hello!\"", "The text of the message."),
        optional(
            "hide_message",
            "true",
            "Whether the conversation hides the message from the end user: `true` or `false`.",
        ),
        LOADING,
    ],
    slots: ON_EXECUTE,
    returns: Returns::Never,
    loading: Loading::None,
    effect: Effect::Host,
};

const LINK: Row = Row {
    keyword: "link",
    docs: "Opens a URL in a new tab.",
    settings: &[
        required("url", "\"https://example.com/\"", "The URL to open: `https`, `http`, `mailto`, or `tel`."),
        LOADING,
    ],
    slots: ON_EXECUTE,
    returns: Returns::Never,
    loading: Loading::None,
    effect: Effect::Host,
};

const DISMISS: Row = Row {
    keyword: "dismiss",
    docs: "Closes the widget. It stays closed after a refresh.",
    settings: &[LOADING],
    slots: ON_EXECUTE,
    returns: Returns::Never,
    loading: Loading::None,
    effect: Effect::Record,
};

const SET_VARIABLES: Row = Row {
    keyword: "set_variables",
    docs: "Updates the widget's data without an external call.",
    settings: &[required("variables", "{ name: \"value\" }", "The data fields and their new values."), LOADING],
    slots: ON_EXECUTE,
    returns: Returns::Never,
    loading: Loading::None,
    effect: Effect::Record,
};

impl Kind {
    /// All kinds, in the order of the documentation.
    pub const ALL: [Kind; 6] =
        [Kind::Server, Kind::Client, Kind::SendMessage, Kind::Link, Kind::Dismiss, Kind::SetVariables];

    /// Returns the kind of this keyword.
    pub fn from_keyword(keyword: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.keyword() == keyword)
    }

    /// Returns the keyword before `fn`. It is also the wire name.
    pub const fn keyword(self) -> &'static str {
        self.row().keyword
    }

    /// Returns one line of documentation.
    pub const fn docs(self) -> &'static str {
        self.row().docs
    }

    /// Returns the settings, without the follow-up slots.
    pub const fn settings(self) -> &'static [Setting] {
        self.row().settings
    }

    /// Returns the follow-up slots.
    pub const fn slots(self) -> &'static [Keyword] {
        self.row().slots
    }

    /// Returns `true` if a function of this kind can have return fields.
    pub fn has_returns(self) -> bool {
        self.row().returns != Returns::Never
    }

    /// Returns `true` if the return fields can be secret.
    pub fn has_secret_returns(self) -> bool {
        self.row().returns == Returns::PublicOrSecret
    }

    /// Returns the default of the setting `loading`.
    pub const fn loading(self) -> Loading {
        self.row().loading
    }

    /// Returns how a function of this kind takes effect.
    pub const fn effect(self) -> Effect {
        self.row().effect
    }

    const fn row(self) -> &'static Row {
        match self {
            Kind::Server => &SERVER,
            Kind::Client => &CLIENT,
            Kind::SendMessage => &SEND_MESSAGE,
            Kind::Link => &LINK,
            Kind::Dismiss => &DISMISS,
            Kind::SetVariables => &SET_VARIABLES,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn from_keyword_inverts_keyword() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_keyword(kind.keyword()), Some(kind));
        }
    }
}
