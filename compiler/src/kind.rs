//! The six kinds of functions as one table. What a kind can be given, what it must be given, and
//! what messages and editors say about it, all derive from here.

use crate::model::Loading;
use crate::words::Word;

/// What a function does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An HTTP request from the server.
    Server,
    /// A message to the page around the iframe.
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

/// A setting that a kind of function takes.
#[derive(Debug)]
pub struct Setting {
    /// What stands before the colon.
    pub name: &'static str,
    /// Whether a function of this kind is nothing without it.
    pub required: bool,
    /// A value that can stand behind the colon.
    pub example: &'static str,
    /// One line for editors and messages.
    pub docs: &'static str,
}

/// All that is known of one kind.
struct Row {
    kind: Kind,
    keyword: &'static str,
    docs: &'static str,
    settings: &'static [Setting],
    slots: &'static [Word],
    returns: bool,
    loading: Loading,
}

const fn required(name: &'static str, example: &'static str, docs: &'static str) -> Setting {
    Setting { name, required: true, example, docs }
}

const fn optional(name: &'static str, example: &'static str, docs: &'static str) -> Setting {
    Setting { name, required: false, example, docs }
}

const LOADING: Setting =
    optional("loading", "container", "What the page shows while it runs: `none`, `self` or `container`.");

const ON_OUTCOME: &[Word] = &[
    Word { name: "on_success", docs: "Runs after success; its tokens see the return fields." },
    Word { name: "on_failure", docs: "Runs after an error; its tokens see `{{error}}`." },
];

const ON_EXECUTE: &[Word] = &[Word { name: "on_execute", docs: "Runs after the function has done its work." }];

const TABLE: [Row; 6] = [
    Row {
        kind: Kind::Server,
        keyword: "server",
        docs: "An HTTP request to an external API, from the server; the end user never sees its configuration.",
        settings: &[
            required(
                "url",
                "\"https://api.example.com/\"",
                "Where the request goes: an absolute `http` or `https` URL.",
            ),
            optional("method", "POST", "`GET` (the default), `POST`, `PUT`, `PATCH` or `DELETE`."),
            optional(
                "headers",
                "{ \"accept\": \"application/json\" }",
                "The headers of the request: `{ \"name\": \"value\" }`.",
            ),
            optional("parameters", "{ page: 1 }", "What is added to the URL's query: `{ name: \"value\" }`."),
            optional(
                "body",
                "json { source: \"chat\" }",
                "The body of the request: `json { … }`, `form { … }` or `text \"…\"`.",
            ),
            optional("timeout", "10s", "How long the request may take: `500ms`, `10s`; 60 s at most."),
            optional("error_message", "\"error.message\"", "The path of the error text in an answer that is not 2xx."),
            LOADING,
        ],
        slots: ON_OUTCOME,
        returns: true,
        loading: Loading::Element,
    },
    Row {
        kind: Kind::Client,
        keyword: "client",
        docs: "A message to the web page around the iframe.",
        settings: &[
            optional("inputs", "{ source: \"chat\" }", "What the page is given: `{ name: \"value\" }`."),
            optional(
                "wait_for_response",
                "10s",
                "Whether, and how long, the page's answer is waited for: `true`, `10s`.",
            ),
            LOADING,
        ],
        slots: ON_OUTCOME,
        returns: true,
        loading: Loading::Element,
    },
    Row {
        kind: Kind::SendMessage,
        keyword: "send_message",
        docs: "A message into the conversation.",
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
        returns: false,
        loading: Loading::None,
    },
    Row {
        kind: Kind::Link,
        keyword: "link",
        docs: "Opens a URL in a new tab.",
        settings: &[
            required("url", "\"https://example.com/\"", "What is opened: an `https`, `http`, `mailto` or `tel` URL."),
            LOADING,
        ],
        slots: ON_EXECUTE,
        returns: false,
        loading: Loading::None,
    },
    Row {
        kind: Kind::Dismiss,
        keyword: "dismiss",
        docs: "Closes the widget; it stays closed after a refresh.",
        settings: &[LOADING],
        slots: ON_EXECUTE,
        returns: false,
        loading: Loading::None,
    },
    Row {
        kind: Kind::SetVariables,
        keyword: "set_variables",
        docs: "Updates the widget's data, without any external call.",
        settings: &[
            required("variables", "{ name: \"value\" }", "The fields of the data and their new values."),
            LOADING,
        ],
        slots: ON_EXECUTE,
        returns: false,
        loading: Loading::None,
    },
];

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 6] =
        [Kind::Server, Kind::Client, Kind::SendMessage, Kind::Link, Kind::Dismiss, Kind::SetVariables];

    /// The kind that a keyword names.
    pub fn from_keyword(keyword: &str) -> Option<Kind> {
        TABLE.iter().find(|row| row.keyword == keyword).map(|row| row.kind)
    }

    /// What stands before `fn`.
    pub const fn keyword(self) -> &'static str {
        self.row().keyword
    }

    /// What it does, in one line.
    pub const fn docs(self) -> &'static str {
        self.row().docs
    }

    /// Its settings, without the follow-up slots.
    pub const fn settings(self) -> &'static [Setting] {
        self.row().settings
    }

    /// Its follow-up slots: the names of what runs after it.
    pub const fn slots(self) -> &'static [Word] {
        self.row().slots
    }

    /// Whether it can have return fields.
    pub const fn returns(self) -> bool {
        self.row().returns
    }

    /// What the page shows where `loading` is not set.
    pub const fn loading(self) -> Loading {
        self.row().loading
    }

    const fn row(self) -> &'static Row {
        match self {
            Kind::Server => &TABLE[0],
            Kind::Client => &TABLE[1],
            Kind::SendMessage => &TABLE[2],
            Kind::Link => &TABLE[3],
            Kind::Dismiss => &TABLE[4],
            Kind::SetVariables => &TABLE[5],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn every_keyword_names_its_kind() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_keyword(kind.keyword()), Some(kind));
        }
    }
}
