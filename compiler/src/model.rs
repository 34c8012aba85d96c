//! What is true of a declaration: everything named is found, everything required is there.
//!
//! The [`Interface`] is what a widget promises to the Rust code around it. It exists even where a
//! declaration has mistakes, so that the rest of the user's crate still finds its types. The
//! [`Program`] is what the functions do, and exists only for a declaration without mistakes.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use syn::{Attribute, LitStr, Type, Visibility};

use crate::kind::Kind;

/// The types that a widget generates.
pub struct Interface {
    /// Of the whole widget.
    pub attrs: Attrs,
    /// Of the generated module.
    pub vis: Visibility,
    /// The name of the generated module.
    pub name: Ident,
    /// What the application sets.
    pub config: Vec<Field>,
    /// Where that is declared; the widget's name where nothing is.
    pub config_span: Span,
    /// What each instance keeps.
    pub data: Vec<Field>,
    /// Where that is declared; the widget's name where nothing is.
    pub data_span: Span,
    /// The functions, in the order of the declaration.
    pub functions: Vec<Signature>,
}

/// The attributes of an item, told apart by what happens to them.
#[derive(Clone, Default)]
pub struct Attrs {
    /// `#[doc = …]`, as written.
    pub docs: Vec<Attribute>,
    /// The text of the doc comments, for the manifest: lines joined, one leading space removed.
    pub text: String,
    /// `#[cfg(…)]`: on functions and on the widget.
    pub cfg: Vec<Attribute>,
    /// `#[deprecated]`.
    pub deprecated: Vec<Attribute>,
}

/// A value of the config, the data, or an input.
pub struct Field {
    /// Of the field.
    pub attrs: Attrs,
    /// Whether it never reaches the page.
    pub secret: bool,
    /// Its name in Rust and in templates.
    pub name: Ident,
    /// Its name on the page's wire.
    pub wire: String,
    /// Its type as written.
    pub ty: Type,
    /// What it is where nothing is given.
    pub default: Option<DefaultValue>,
}

/// The default of a field.
pub enum DefaultValue {
    /// A string literal: becomes `String` or `Option<String>`.
    Text(LitStr),
    /// A number or a boolean: takes the type of its place.
    Literal(Constant),
    /// Any other expression, as written.
    Expression(TokenStream),
    /// It was written, but cannot be read: so a new instance does not have to bring the value.
    Broken,
}

/// What a function takes and gives.
pub struct Signature {
    /// Of the function.
    pub attrs: Attrs,
    /// What the function does.
    pub kind: Kind,
    /// Its name in the declaration.
    pub name: Ident,
    /// Its name on the page's wire.
    pub wire: String,
    /// The name of its struct: `BookClass` for `book_class`.
    pub inputs_name: Ident,
    /// The name of the struct of its return fields: `BookClassReturned`.
    pub returned_name: Ident,
    /// What it takes at each call.
    pub inputs: Vec<Field>,
    /// What it gives back.
    pub returns: Vec<ReturnField>,
}

/// A declared return field.
pub struct ReturnField {
    /// Of the field.
    pub attrs: Attrs,
    /// Whether it never reaches the page.
    pub secret: bool,
    /// Its name in Rust and in templates.
    pub name: Ident,
    /// Its name on the page's wire.
    pub wire: String,
    /// Its type as written.
    pub ty: Type,
    /// Where it stands in the answer; its own name where none was written.
    pub path: Vec<PathStep>,
}

/// One step into a JSON answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathStep {
    /// The value of a name in an object.
    Key(String),
    /// An element of an array, counted from 0.
    Index(usize),
}

/// What the functions do, in the order of [`Interface::functions`].
pub struct Program {
    /// One for each function.
    pub functions: Vec<Body>,
}

/// What one function does.
pub struct Body {
    /// What it starts with.
    pub action: Action,
    /// What the page shows meanwhile.
    pub loading: Loading,
    /// What runs after success, of `server` and `client`.
    pub on_success: FollowUp,
    /// What runs after an error, of `server` and `client`.
    pub on_failure: FollowUp,
    /// What runs after success, of all other kinds.
    pub on_execute: FollowUp,
}

/// What the page shows while a function runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loading {
    /// Nothing.
    None,
    /// A sign at the element that was clicked.
    Element,
    /// An overlay over the whole widget.
    Container,
}

/// What starts a function's work.
pub enum Action {
    /// Sends a request.
    Server(Server),
    /// Calls the page around the iframe.
    Client(Client),
    /// Writes into the conversation.
    SendMessage {
        /// What it says.
        message: Template,
        /// Whether the end user does not see it.
        hidden: bool,
    },
    /// Opens a URL.
    Link {
        /// Where it leads.
        url: Url,
    },
    /// Closes the widget.
    Dismiss,
    /// Changes the data.
    SetVariables(Vec<Assignment>),
}

/// The request of a `server` function.
pub struct Server {
    /// `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
    pub method: &'static str,
    /// Where the request goes.
    pub url: Url,
    /// Names as written, and values.
    pub headers: Vec<(String, Template)>,
    /// What is added to the URL's query.
    pub parameters: Vec<(String, Template)>,
    /// What is sent, if anything.
    pub body: Option<RequestBody>,
    /// How long it may take, if that is declared.
    pub timeout_ms: Option<u64>,
    /// Where the error text stands in an answer that is not 2xx.
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
    /// Names and values for the page.
    pub inputs: Vec<(String, Value)>,
    /// How long the page's answer is waited for; `None`: not at all.
    pub wait_ms: Option<u64>,
}

/// A URL, taken apart. Static text stands as it was written.
pub struct Url {
    /// What decides where it leads.
    pub start: UrlStart,
    /// The path's segments, without their slashes: `/a/{{b}}/` has three, the last one empty.
    pub path: Vec<Template>,
    /// The query's pairs; a value of `None` is a name without `=`.
    pub query: Vec<(String, Option<Template>)>,
    /// What follows `#`, in a link.
    pub fragment: Option<Template>,
}

/// What a URL starts with.
pub enum UrlStart {
    /// `https://host:port`, without a slash at its end.
    Origin(String),
    /// A whole `{{config.x}}` of type `Url`.
    Base(Token),
    /// `mailto:someone@example.com` or `tel:+31201234567`, without their query.
    Opaque(String),
}

/// `field: value` in `set_variables`.
pub struct Assignment {
    /// The index of the data field.
    pub field: usize,
    /// What the field becomes.
    pub value: Value,
    /// Where the value was written.
    pub span: Span,
}

/// A value with its type: in a JSON body, a client input or a variable.
pub enum Value {
    /// `null`.
    Null,
    /// A number or a boolean.
    Constant(Constant),
    /// Text, from a template that is not exactly one token (or ends in `| text`).
    Text(Template),
    /// Exactly one token, which keeps its type.
    Whole(Token),
    /// Names and values.
    Object(Vec<(String, Value)>),
    /// Elements.
    Array(Vec<Value>),
}

/// A number or boolean as written; a number may be negative.
#[derive(Clone)]
pub enum Constant {
    /// `true` or `false`, and its place.
    Bool(bool, Span),
    /// In decimal digits, without `_` and suffix.
    Number {
        /// Whether a `-` stands before it.
        negative: bool,
        /// The number without its sign.
        literal: Literal,
    },
}

/// Text with tokens. Literals in text places (a header `5`, a parameter `true`) become text here.
pub struct Template {
    /// Text and tokens in turn.
    pub parts: Vec<Part>,
    /// Of the literal.
    pub span: Span,
}

/// A part of a template.
pub enum Part {
    /// Text that stands for itself.
    Text(String),
    /// A value that is filled in.
    Token(Token),
}

/// One `{{token}}`, resolved.
#[derive(Clone)]
pub struct Token {
    /// What it reads.
    pub source: Source,
    /// Behind the field's name: `.name`, `[0]`.
    pub path: Vec<TokenStep>,
    /// What stands for `None`.
    pub fallback: Option<Fallback>,
    /// Of the literal it stands in (or of the token itself, where rustc gives that).
    pub span: Span,
}

/// What a token reads: the index of a field in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// An input of the function.
    Input(usize),
    /// A field of the widget's data.
    Data(usize),
    /// A return field, in `on_success`.
    Response(usize),
    /// A value of the widget's config.
    Config(usize),
    /// A part of the error, in `on_failure`.
    Error(ErrorPart),
}

/// The parts of `{{error}}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorPart {
    /// `{{error}}`: its text.
    Message,
    /// `{{error.status}}`: the HTTP status, if there was one.
    Status,
    /// `{{error.kind}}`: what sort of error it is.
    Kind,
}

/// A step of a token's path, behind the field's name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TokenStep {
    /// A field of a struct, or the number of a tuple's.
    Field(String),
    /// An element, counted from 0.
    Index(usize),
}

/// What stands behind `??`.
#[derive(Clone, Debug, PartialEq)]
pub enum Fallback {
    /// Quoted text.
    Text(String),
    /// A number as JSON has it.
    Number(String),
    /// `true` or `false`.
    Bool(bool),
}

/// What runs after a function.
#[derive(Default)]
pub struct FollowUp {
    /// The fields of the data that change.
    pub set: Vec<Assignment>,
    /// Whether the widget closes.
    pub dismiss: bool,
}
