//! The JSON in which the macro writes down what a declaration says.

use std::borrow::Cow;
use std::fmt::Display;
use std::str::FromStr;

use http::{HeaderName, Method};
use serde::Deserialize;
use serde::de::{Deserializer, Error as _};

pub(crate) use super::json_template::{JsonTemplate, JsonToken, JsonTokenKind};
pub(crate) use super::url_spec::{UrlPart, UrlSpec, UrlStart};

/// A widget: `{"name":"booking","docs":"…","data":[…],"bases":[["api",0]]}`.
#[derive(Debug, Deserialize)]
pub(crate) struct WidgetSpec {
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) docs: String,
    #[serde(default)]
    pub(crate) data: Vec<FieldSpec>,
    /// The config values that URLs start with: name and getter.
    #[serde(default)]
    pub(crate) bases: Vec<(String, usize)>,
}

/// A field of the data, of inputs or of return fields.
#[derive(Debug, Deserialize)]
pub(crate) struct FieldSpec {
    pub(crate) name: String,
    /// Its name on the page's wire; the same where it is absent.
    #[serde(default)]
    pub(crate) wire: Option<String>,
    #[serde(default)]
    pub(crate) docs: String,
    #[serde(default)]
    pub(crate) secret: bool,
    /// Of a return field: where it stands in the answer. Its own name at the top, where absent.
    #[serde(default)]
    pub(crate) path: Option<Path>,
}

impl FieldSpec {
    pub(crate) fn wire(&self) -> &str {
        self.wire.as_deref().unwrap_or(&self.name)
    }
}

/// A path into a JSON answer: `["booking","seats",0,"id"]`.
pub(crate) type Path = Vec<PathStep>;

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum PathStep {
    Index(usize),
    Key(String),
}

/// One function.
#[derive(Debug, Deserialize)]
pub(crate) struct FunctionSpec {
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) wire: Option<String>,
    #[serde(default)]
    pub(crate) docs: String,
    pub(crate) loading: Loading,
    #[serde(default)]
    pub(crate) inputs: Vec<FieldSpec>,
    #[serde(default)]
    pub(crate) returns: Vec<FieldSpec>,
    pub(crate) action: ActionSpec,
    #[serde(default)]
    pub(crate) on_success: FollowUpSpec,
    #[serde(default)]
    pub(crate) on_failure: FollowUpSpec,
    #[serde(default)]
    pub(crate) on_execute: FollowUpSpec,
}

impl FunctionSpec {
    /// Whether a follow-up reads the values of a call.
    pub(crate) fn sets_variables(&self) -> bool {
        [&self.on_success, &self.on_failure, &self.on_execute].iter().any(|follow_up| !follow_up.set.is_empty())
    }
}

/// What the page shows while a function runs.
#[derive(Clone, Copy, Debug, Deserialize, serde::Serialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Loading {
    None,
    #[serde(rename = "self")]
    Element,
    Container,
}

/// What starts a function's work: `{"server":{…}}`, `"dismiss"`, …
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ActionSpec {
    Server(Box<ServerSpec>),
    Client(ClientSpec),
    SendMessage {
        message: Template,
        #[serde(default)]
        hidden: bool,
    },
    Link(UrlSpec),
    Dismiss,
    SetVariables(Vec<(String, JsonTemplate)>),
}

#[derive(Debug, Deserialize)]
pub(crate) struct ServerSpec {
    #[serde(deserialize_with = "parsed")]
    pub(crate) method: Method,
    pub(crate) url: UrlSpec,
    #[serde(default)]
    pub(crate) headers: Vec<(Header, Template)>,
    #[serde(default)]
    pub(crate) parameters: Vec<(String, Template)>,
    #[serde(default)]
    pub(crate) body: Option<BodySpec>,
    /// Milliseconds.
    #[serde(default)]
    pub(crate) timeout: Option<u64>,
    #[serde(default)]
    pub(crate) error_message: Option<Path>,
}

/// The name of a header.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(crate) struct Header(#[serde(deserialize_with = "parsed")] pub(crate) HeaderName);

fn parsed<'de, T: FromStr<Err: Display>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    Cow::<'de, str>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum BodySpec {
    Json(JsonTemplate),
    Form(Vec<(String, Template)>),
    Text(Template),
}

#[derive(Debug, Deserialize)]
pub(crate) struct ClientSpec {
    #[serde(default)]
    pub(crate) inputs: Vec<(String, JsonTemplate)>,
    /// Milliseconds to wait for the page's answer; absent: not at all.
    #[serde(default)]
    pub(crate) wait: Option<u64>,
}

/// What follows an execution.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct FollowUpSpec {
    #[serde(default)]
    pub(crate) set: Vec<(String, JsonTemplate)>,
    #[serde(default)]
    pub(crate) dismiss: bool,
}

/// Text with tokens: `["Hello ", ["inputs",0]]`.
pub(crate) type Template = Vec<Part>;

/// Whether a value can change the text.
pub(crate) fn has_token(template: &[Part]) -> bool {
    template.iter().any(|part| matches!(part, Part::Token(_)))
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Part {
    Text(String),
    Token(Token),
}

/// `["inputs",0]`, or `["inputs",0,"fallback"]`: whose getter, which, and what stands for `None`.
#[derive(Debug)]
pub(crate) struct Token {
    pub(crate) source: Source,
    pub(crate) getter: usize,
    pub(crate) fallback: Option<Fallback>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Source {
    Inputs,
    Data,
    Response,
    Config,
    Error,
}

/// What stands for `None`, in both its forms.
#[derive(Debug)]
pub(crate) struct Fallback {
    pub(crate) text: String,
    pub(crate) json: String,
}

impl<'de> Deserialize<'de> for Token {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Plain(Source, usize),
            Or(Source, usize, serde_json::Value),
        }
        Ok(match Written::deserialize(deserializer)? {
            Written::Plain(source, getter) => Token { source, getter, fallback: None },
            Written::Or(source, getter, value) => {
                let json = value.to_string();
                let text = value.as_str().map_or_else(|| json.clone(), str::to_owned);
                Token { source, getter, fallback: Some(Fallback { text, json }) }
            }
        })
    }
}
