//! The widget itself, and the fields of its structs.

/// A widget. Its functions are separate: one [`FunctionSpec`](crate::FunctionSpec) each.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "read", derive(serde::Deserialize))]
pub struct WidgetSpec {
    /// The name of the widget.
    pub name: String,
    /// The text of its doc comments.
    #[cfg_attr(feature = "read", serde(default))]
    pub docs: String,
    /// The data fields.
    #[cfg_attr(feature = "read", serde(default))]
    pub data: Vec<FieldSpec>,
    /// The config values that URLs begin with: name and getter.
    #[cfg_attr(feature = "read", serde(default))]
    pub bases: Vec<(String, usize)>,
}

/// A data field, an input, or a return field.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "read", derive(serde::Deserialize))]
pub struct FieldSpec {
    /// The declared name.
    pub name: String,
    /// The wire name, if it differs from the declared name.
    #[cfg_attr(feature = "read", serde(default))]
    pub wire: Option<String>,
    /// The text of the doc comments.
    #[cfg_attr(feature = "read", serde(default))]
    pub docs: String,
    /// Whether the value never leaves the server.
    #[cfg_attr(feature = "read", serde(default))]
    pub secret: bool,
    /// For a return field, the path into the response. If absent, the member of the declared name.
    #[cfg_attr(feature = "read", serde(default))]
    pub path: Option<Vec<PathStep>>,
}

impl FieldSpec {
    /// Creates a public field without documentation.
    pub fn new(name: impl Into<String>) -> FieldSpec {
        FieldSpec { name: name.into(), wire: None, docs: String::new(), secret: false, path: None }
    }

    /// Returns the wire name.
    pub fn wire(&self) -> &str {
        self.wire.as_deref().unwrap_or(&self.name)
    }
}

/// A step of a path into JSON: `["booking","seats",0]`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "read", derive(serde::Deserialize), serde(untagged))]
pub enum PathStep {
    /// An element of an array, counted from 0.
    Index(usize),
    /// A member of an object.
    Key(String),
}
