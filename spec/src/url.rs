use crate::Template;

/// A URL, split into its parts. Literal text is as it is written in the declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "read", derive(serde::Deserialize))]
pub struct UrlSpec {
    /// The part that decides where the URL leads.
    pub start: UrlStart,
    /// The segments of the path, without slashes: `/a/{{b}}/` has three, and the last one is empty.
    #[cfg_attr(feature = "read", serde(default))]
    pub path: Vec<Template>,
    /// The pairs of the query. A pair without a value has no `=`.
    #[cfg_attr(feature = "read", serde(default))]
    pub query: Vec<(String, Option<Template>)>,
    /// The text after `#`, in a link.
    #[cfg_attr(feature = "read", serde(default))]
    pub fragment: Option<Template>,
}

/// The start of a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "read", derive(serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum UrlStart {
    /// `https://host:port`, without a trailing slash.
    Origin(String),
    /// A config value of type `Url`, by its getter.
    Base(usize),
    /// `mailto:someone@example.com` or `tel:+31201234567`, without the query.
    Opaque(String),
}
