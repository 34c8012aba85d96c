//! Tokens: the placeholders of templates, resolved to getters.

use crate::Keyword;

/// A resolved `{{token}}`: one value of the call, with its fallback.
///
/// The JSON is `["inputs",0]` or `["inputs",0,{"text":"none"}]`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "read", derive(serde::Deserialize))]
pub struct Token {
    /// The struct that has the value.
    pub qualifier: Qualifier,
    /// The index of the getter that reads the value out of that struct.
    pub getter: usize,
    /// The replacement for `None`.
    #[cfg_attr(feature = "read", serde(default))]
    pub fallback: Option<Fallback>,
}

/// The source of a token's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "read", derive(serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Qualifier {
    /// The inputs of the call.
    Inputs,
    /// The data of the instance.
    Data,
    /// The return fields, in `on_success`.
    Response,
    /// The config of the widget.
    Config,
    /// The error, in `on_failure`.
    Error,
}

impl Qualifier {
    /// All qualifiers, in the order of the documentation.
    pub const ALL: [Qualifier; 5] =
        [Qualifier::Inputs, Qualifier::Data, Qualifier::Response, Qualifier::Config, Qualifier::Error];

    /// Returns the keyword that a token begins with. Its name is also the wire name.
    pub const fn keyword(self) -> Keyword {
        match self {
            Qualifier::Inputs => {
                Keyword::new("inputs", "`{{inputs.x}}` is an input of this call. The qualifier is optional.")
            }
            Qualifier::Data => {
                Keyword::new("data", "`{{data.x}}` is a data field of the instance. The qualifier is optional.")
            }
            Qualifier::Response => Keyword::new(
                "response",
                "`{{response.x}}` is a return field, in `on_success`. The qualifier is optional.",
            ),
            Qualifier::Config => Keyword::new("config", "`{{config.x}}` is a config value of the application."),
            Qualifier::Error => Keyword::new("error", "`{{error}}` is the text of the error, in `on_failure`."),
        }
    }

    /// Returns the qualifier of this name.
    pub fn from_name(name: &str) -> Option<Qualifier> {
        Qualifier::ALL.into_iter().find(|qualifier| qualifier.keyword().name == name)
    }
}

/// A part of `{{error}}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorPart {
    /// `{{error}}`: the text.
    Message,
    /// `{{error.status}}`: the HTTP status, if there is one.
    Status,
    /// `{{error.kind}}`: the name of the error's kind.
    Kind,
}

impl ErrorPart {
    /// All parts, in the order of their getters.
    pub const ALL: [ErrorPart; 3] = [ErrorPart::Message, ErrorPart::Status, ErrorPart::Kind];

    /// Returns the getter of this part: `whole` with its type, otherwise as text.
    pub const fn getter(self, whole: bool) -> usize {
        let part = match self {
            ErrorPart::Message => 0,
            ErrorPart::Status => 1,
            ErrorPart::Kind => 2,
        };
        if whole { part + ErrorPart::ALL.len() } else { part }
    }

    /// Returns the part that a getter reads, and `true` if it reads the part with its type.
    pub fn from_getter(getter: usize) -> Option<(ErrorPart, bool)> {
        let count = ErrorPart::ALL.len();
        let part = ErrorPart::ALL.get(getter % count)?;
        (getter < 2 * count).then_some((*part, getter >= count))
    }
}

/// The literal after `??` in a token, which replaces `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "read", derive(serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Fallback {
    /// A quoted text.
    Text(String),
    /// A number in JSON syntax.
    Number(String),
    /// `true` or `false`.
    Bool(bool),
}

impl Fallback {
    /// Returns the fallback as text.
    pub fn text(&self) -> &str {
        match self {
            Fallback::Text(text) | Fallback::Number(text) => text,
            Fallback::Bool(true) => "true",
            Fallback::Bool(false) => "false",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ErrorPart, Qualifier};

    #[test]
    fn from_name_inverts_keyword() {
        for qualifier in Qualifier::ALL {
            assert_eq!(Qualifier::from_name(qualifier.keyword().name), Some(qualifier));
        }
    }

    #[test]
    fn from_getter_inverts_getter() {
        for part in ErrorPart::ALL {
            for whole in [false, true] {
                assert_eq!(ErrorPart::from_getter(part.getter(whole)), Some((part, whole)));
            }
        }
        assert_eq!(ErrorPart::from_getter(6), None);
    }
}
