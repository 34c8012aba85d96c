//! Errors as tools show them.

use std::ops::Range;

/// An error, as tools show it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// The place, in bytes of the parsed text.
    pub range: Range<usize>,
    /// The problem, in one line.
    pub message: String,
    /// Facts about the error, such as the place of the first of two definitions.
    pub notes: Vec<Note>,
    /// Suggestions, one sentence each.
    pub help: Vec<String>,
}

/// A fact about an error, such as `available tokens: …`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Note {
    /// The place that the note describes, if it describes one.
    pub place: Option<Position>,
    /// The fact. The message of a place is a label, such as `first defined`.
    pub message: String,
}

/// A place in the parsed text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Position {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// The place, in bytes of the parsed text.
    pub range: Range<usize>,
}
