//! Formats errors for `main`, which prints the `Debug` form of an error that it returns.

use std::error::Error;
use std::fmt::{self, Formatter};

/// Writes an error, its causes, and its help: `message: cause: cause\nhelp: …`.
pub(crate) fn write(formatter: &mut Formatter<'_>, error: &dyn Error, help: Option<&str>) -> fmt::Result {
    write!(formatter, "{error}")?;
    let mut source = error.source();
    while let Some(cause) = source {
        write!(formatter, ": {cause}")?;
        source = cause.source();
    }
    match help {
        Some(help) => write!(formatter, "\nhelp: {help}"),
        None => Ok(()),
    }
}

/// Returns a text on one line, so that an error with a text from elsewhere cannot break a log.
pub(crate) fn one_line(text: &str) -> String {
    text.split(char::is_control).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn replaces_control_characters_by_spaces() {
        assert_eq!(one_line("a\r\n\tb\u{85}c"), "a b c");
        assert_eq!(one_line("a  b"), "a  b");
    }
}
