//! An error in a template, before its place in the source is known.

use std::ops::Range;

/// An error in a text.
pub(crate) struct Problem {
    pub(crate) range: Range<usize>,
    pub(crate) message: String,
    pub(crate) help: Vec<String>,
    pub(crate) notes: Vec<String>,
}

impl Problem {
    pub(super) fn new(range: Range<usize>, message: impl Into<String>) -> Problem {
        Problem { range, message: message.into(), help: Vec::new(), notes: Vec::new() }
    }

    /// Adds a suggestion: an imperative.
    pub(super) fn help(mut self, help: impl Into<String>) -> Problem {
        self.help.push(help.into());
        self
    }

    /// Adds a fact: a reason, a limit, a list of names.
    pub(super) fn note(mut self, note: impl Into<String>) -> Problem {
        self.notes.push(note.into());
        self
    }
}
