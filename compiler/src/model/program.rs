//! What functions do.

use proc_macro2::{Literal, Span};
use widget_functions_spec::{ErrorPart, Fallback, Loading, Method, PathStep};

/// What the functions do, in the order of [`Interface::functions`](super::Interface::functions).
pub struct Program {
    /// One body per function.
    pub functions: Vec<Body>,
}

/// What one function does.
pub struct Body {
    /// The function's own work.
    pub action: Action,
    /// The loading indicator.
    pub loading: Loading,
    /// The follow-up after success, of `server` and `client`.
    pub on_success: FollowUp,
    /// The follow-up after an error, of `server` and `client`.
    pub on_failure: FollowUp,
    /// The follow-up after success, of all other kinds.
    pub on_execute: FollowUp,
}

impl Body {
    /// Returns all values that the function assigns to variables.
    pub fn assignments(&self) -> impl Iterator<Item = &Assignment> {
        let own = match &self.action {
            Action::SetVariables(set) => set.as_slice(),
            _ => &[],
        };
        [own, &self.on_success.set, &self.on_failure.set, &self.on_execute.set].into_iter().flatten()
    }
}

/// The work of a function, by its kind.
pub enum Action {
    /// Sends a request.
    Server(Server),
    /// Sends a message to the host page.
    Client(Client),
    /// Writes into the conversation.
    SendMessage {
        /// The text of the message.
        message: Template,
        /// Whether the conversation hides the message from the end user.
        hidden: bool,
    },
    /// Opens a URL.
    Link {
        /// The URL to open.
        url: Url,
    },
    /// Closes the widget.
    Dismiss,
    /// Sets data fields.
    SetVariables(Vec<Assignment>),
}

/// The request of a `server` function.
pub struct Server {
    /// The HTTP method.
    pub method: Method,
    /// The URL of the request.
    pub url: Url,
    /// The headers: names as written, and values.
    pub headers: Vec<(String, Template)>,
    /// The pairs that are added to the query of the URL.
    pub parameters: Vec<(String, Template)>,
    /// The body of the request.
    pub body: Option<RequestBody>,
    /// The declared timeout, in milliseconds.
    pub timeout_ms: Option<u64>,
    /// The path of the error text in a response other than 2xx.
    pub error_message: Option<Vec<PathStep>>,
}

/// The body of a request.
pub enum RequestBody {
    /// `application/json`.
    Json(Value),
    /// `application/x-www-form-urlencoded`.
    Form(Vec<(String, Template)>),
    /// `text/plain`.
    Text(Template),
}

/// The message of a `client` function.
pub struct Client {
    /// The names and values for the page.
    pub inputs: Vec<(String, Value)>,
    /// How long the call waits for the page's answer, in milliseconds. `None` if it does not wait.
    pub wait_ms: Option<u64>,
}

/// A URL, split into its parts. Literal text is as written.
pub struct Url {
    /// The part that decides where the URL leads.
    pub start: UrlStart,
    /// The segments of the path, without slashes: `/a/{{b}}/` has three, and the last one is empty.
    pub path: Vec<Template>,
    /// The pairs of the query. A pair without a value has no `=`.
    pub query: Vec<(String, Option<Template>)>,
    /// The text after `#`, in a link.
    pub fragment: Option<Template>,
}

/// The start of a URL.
pub enum UrlStart {
    /// `https://host:port`, without a trailing slash.
    Origin(String),
    /// A whole `{{config.x}}` of type `Url`.
    Base(Token),
    /// `mailto:someone@example.com` or `tel:+31201234567`, without the query.
    Opaque(String),
}

/// `field: value` in `set_variables`.
pub struct Assignment {
    /// The index of the data field.
    pub field: usize,
    /// The new value of the field.
    pub value: Value,
    /// The place of the value.
    pub span: Span,
}

/// A value with its type: in a JSON body, a client input, or a variable.
pub enum Value {
    /// `null`.
    Null,
    /// A number or a boolean.
    Constant(Constant),
    /// Text, from a template that is not exactly one token (or ends in `| text`).
    Text(Template),
    /// Exactly one token, which keeps its type.
    Whole(Token),
    /// The members of an object.
    Object(Vec<(String, Value)>),
    /// The elements of an array.
    Array(Vec<Value>),
}

/// A number or boolean as written. A number may be negative.
#[derive(Clone)]
pub enum Constant {
    /// `true` or `false`, and its place.
    Bool(bool, Span),
    /// A decimal number, without `_` and suffix.
    Number {
        /// Whether it has a minus sign.
        negative: bool,
        /// The number without its sign.
        literal: Literal,
    },
}

/// Text with tokens. A literal in a text place (a header `5`, a parameter `true`) becomes text here.
pub struct Template {
    /// Text and tokens in turn.
    pub parts: Vec<Part>,
    /// The place of the literal.
    pub span: Span,
}

/// A part of a template.
pub enum Part {
    /// Literal text.
    Text(String),
    /// A value that is filled in.
    Token(Token),
}

/// One resolved `{{token}}`.
#[derive(Clone)]
pub struct Token {
    /// The field or error part that the token reads.
    pub source: Source,
    /// The path after the field's name: `.name`, `[0]`.
    pub path: Vec<TokenStep>,
    /// The replacement for `None`.
    pub fallback: Option<Fallback>,
    /// The place of the literal (or of the token itself, if rustc provides it).
    pub span: Span,
}

/// The source of a token: a field, by its index among those of its kind, or a part of the error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// An input of the function.
    Input(usize),
    /// A data field.
    Data(usize),
    /// A return field, in `on_success`.
    Response(usize),
    /// A config value.
    Config(usize),
    /// A part of the error, in `on_failure`.
    Error(ErrorPart),
}

/// A step of a token's path after the field's name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TokenStep {
    /// A field of a struct, or the number of a tuple's field.
    Field(String),
    /// An element, counted from 0.
    Index(usize),
}

/// The follow-up of a function.
#[derive(Default)]
pub struct FollowUp {
    /// The data fields to set.
    pub set: Vec<Assignment>,
    /// Whether the widget is dismissed.
    pub dismiss: bool,
}
