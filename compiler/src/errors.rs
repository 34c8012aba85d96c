//! Where all passes put what they find wrong. A pass never stops at a mistake: it reports, leaves
//! out the broken piece, and goes on.

mod drawing;
mod nearest;
mod place;

use std::ops::Range;

use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};

pub(crate) use nearest::{list, nearest, nearest_by_letters, shown};
pub(crate) use place::Place;

/// The mistakes of one declaration.
#[derive(Default)]
pub struct Errors {
    reports: Vec<Report>,
}

/// A mistake as tools show it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// The place in bytes of the text that was read, for tools that mark it.
    pub range: Range<usize>,
    /// What is wrong, in one line.
    pub message: String,
    /// The other places that have to do with it.
    pub notes: Vec<Note>,
    /// What can be done about it, a sentence each.
    pub help: Vec<String>,
}

/// Another place that has to do with a mistake, such as the first of two that have one name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Note {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// The place in bytes of the text that was read.
    pub range: Range<usize>,
    /// What happens at this place: `first declared`.
    pub message: String,
}

/// A mistake: its place, what is wrong, and what to do.
pub(crate) struct Report {
    place: Place,
    message: String,
    notes: Vec<(Place, String)>,
    help: Vec<String>,
}

impl Errors {
    /// Whether there are no mistakes.
    pub fn is_empty(&self) -> bool {
        self.reports.is_empty()
    }

    /// One `compile_error!` item for each mistake, in the order of their places.
    pub fn to_compile_errors(&self) -> TokenStream {
        self.sorted().into_iter().map(|(_, report)| report.to_compile_error()).collect()
    }

    /// The mistakes in the order of their places.
    pub fn to_diagnostics(&self) -> Vec<Diagnostic> {
        self.sorted().into_iter().map(|(start, report)| report.to_diagnostic(start)).collect()
    }

    pub(crate) fn push(&mut self, report: Report) {
        self.reports.push(report);
    }

    fn sorted(&self) -> Vec<((usize, usize), &Report)> {
        let mut reports: Vec<_> = self.reports.iter().map(|report| (report.place.line_and_column(), report)).collect();
        reports.sort_by_key(|(start, _)| *start);
        reports
    }
}

impl Report {
    pub(crate) fn new(place: impl Into<Place>, message: impl Into<String>) -> Report {
        Report { place: place.into(), message: message.into(), notes: Vec::new(), help: Vec::new() }
    }

    /// Adds another place, and what happens there: `first declared`.
    pub(crate) fn note(mut self, place: impl Into<Place>, message: impl Into<String>) -> Report {
        self.notes.push((place.into(), message.into()));
        self
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Report {
        self.help.push(help.into());
        self
    }

    /// Adds the nearest of the possible names, and all of them.
    pub(crate) fn possible<N: AsRef<str>>(mut self, wrong: &str, what: &str, names: &[N]) -> Report {
        if let Some(name) = nearest(wrong, names) {
            self.help.push(format!("did you mean `{name}`?"));
        }
        if !names.is_empty() {
            self.help.push(format!("{what}: {}", list(names)));
        }
        self
    }

    fn to_diagnostic(&self, (line, column): (usize, usize)) -> Diagnostic {
        let notes = self.notes.iter().map(|(place, message)| {
            let (line, column) = place.line_and_column();
            Note { line, column, range: place.byte_range(), message: message.clone() }
        });
        let notes = notes.collect();
        let range = self.place.byte_range();
        Diagnostic { line, column, range, message: self.message.clone(), notes, help: self.help.clone() }
    }

    fn to_compile_error(&self) -> TokenStream {
        let (start, end, drawing) = self.place.spans_and_drawing();
        let mut message = self.message.clone();
        if let Some(drawing) = drawing {
            message.push_str(&drawing);
        }
        for (place, what) in &self.notes {
            if let Some(location) = place.location() {
                message.push_str(&format!("\nnote: {what} at {location}"));
            }
        }
        for help in &self.help {
            message.push_str("\nhelp: ");
            message.push_str(help);
        }
        let mut literal = Literal::string(&message);
        literal.set_span(end);
        let mut arguments = Group::new(Delimiter::Brace, TokenTree::from(literal).into_token_stream());
        arguments.set_span(end);
        quote_spanned!(start=> ::core::compile_error! #arguments)
    }
}
