//! The keywords of the language, and the settings of functions.

/// A keyword of the language, with its documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keyword {
    /// The keyword as it is written.
    pub name: &'static str,
    /// One line of documentation for editors and messages.
    pub docs: &'static str,
}

impl Keyword {
    /// Creates a keyword.
    pub const fn new(name: &'static str, docs: &'static str) -> Keyword {
        Keyword { name, docs }
    }
}

/// A setting of a kind.
#[derive(Debug)]
pub struct Setting {
    /// The name before the colon.
    pub name: &'static str,
    /// Whether each function of the kind needs it.
    pub required: bool,
    /// A valid value, for messages.
    pub example: &'static str,
    /// One line of documentation for editors and messages.
    pub docs: &'static str,
}

pub(crate) const fn required(name: &'static str, example: &'static str, docs: &'static str) -> Setting {
    Setting { name, required: true, example, docs }
}

pub(crate) const fn optional(name: &'static str, example: &'static str, docs: &'static str) -> Setting {
    Setting { name, required: false, example, docs }
}
