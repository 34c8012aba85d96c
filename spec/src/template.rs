//! Templates: text with tokens.

use crate::Token;

/// Text with tokens. The JSON is `["Hello ",["inputs",0]]`.
pub type Template = Vec<Part>;

/// A part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "read", derive(serde::Deserialize), serde(untagged))]
pub enum Part {
    /// Literal text.
    Text(String),
    /// A value that is filled in.
    Token(Token),
}

/// Returns `true` if the template contains a token, so that its text depends on values.
pub fn has_token(template: &[Part]) -> bool {
    template.iter().any(|part| matches!(part, Part::Token(_)))
}
