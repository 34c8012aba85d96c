//! The places of values, and the error of a value that its place does not allow.

use std::fmt;

use crate::error::{ErrorKind, FunctionError};

/// A place that a value is written to.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    Url,
    Header(&'a str),
    Parameter(&'a str),
    FormField(&'a str),
    Body,
    ClientInput(&'a str),
    Message,
    Variable(&'a str),
}

impl Place<'_> {
    /// Returns the error of a value that this place does not allow.
    ///
    /// The log has the place and the reason. The end user does not see them: the place is part of the widget's
    /// configuration. Neither contains the value, which may be a secret.
    #[cold]
    pub(super) fn rejection(self, reason: &str) -> FunctionError {
        tracing::info!(place = %self, reason, "a value is not allowed in its place");
        FunctionError::new(ErrorKind::Render, "this value cannot be used here")
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Url => formatter.write_str("the URL"),
            Place::Header(name) => write!(formatter, "the header `{name}`"),
            Place::Parameter(name) => write!(formatter, "the parameter `{name}`"),
            Place::FormField(name) => write!(formatter, "the form field `{name}`"),
            Place::Body => formatter.write_str("the body"),
            Place::ClientInput(name) => write!(formatter, "the input `{name}` for the page"),
            Place::Message => formatter.write_str("the message"),
            Place::Variable(name) => write!(formatter, "the variable `{name}`"),
        }
    }
}
