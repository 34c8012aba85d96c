//! One error, while a pass describes it.

use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};

use super::diagnostic::{Diagnostic, Note, Position};
use super::names::{list, nearest};
use super::place::Place;

/// An error: its place, the problem, and what the reader needs to fix it.
///
/// The message states the problem, a note states a fact, and a help suggests a fix.
pub(crate) struct Report {
    place: Place,
    message: String,
    /// Facts, and the places that they describe. One list, because a larger report would make every
    /// `Result` with one larger.
    notes: Vec<(Option<Place>, String)>,
    help: Vec<String>,
}

impl Report {
    pub(crate) fn new(place: impl Into<Place>, message: impl Into<String>) -> Report {
        let (place, message) = (place.into(), message.into());
        Report { place, message, notes: Vec::new(), help: Vec::new() }
    }

    /// Adds a suggestion: an imperative.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Report {
        self.help.push(help.into());
        self
    }

    /// Adds a fact: a reason, a limit, a list of names.
    pub(crate) fn note(mut self, note: impl Into<String>) -> Report {
        self.notes.push((None, note.into()));
        self
    }

    /// Adds another place with a label, such as `first defined`.
    pub(crate) fn note_at(mut self, place: impl Into<Place>, label: impl Into<String>) -> Report {
        self.notes.push((Some(place.into()), label.into()));
        self
    }

    /// Suggests the nearest of `names`, and lists all of them after `label`, such as `available
    /// tokens`.
    pub(crate) fn possible<N: AsRef<str>>(mut self, wrong: &str, label: &str, names: &[N]) -> Report {
        if let Some(name) = nearest(wrong, names) {
            self.help.push(format!("did you mean `{name}`?"));
        }
        if !names.is_empty() {
            self.notes.push((None, format!("{label}: {}", list(names))));
        }
        self
    }

    pub(super) fn place(&self) -> &Place {
        &self.place
    }

    pub(super) fn to_diagnostic(&self) -> Diagnostic {
        let Position { line, column, range } = self.place.position();
        let notes = self.notes.iter().map(|(place, message)| {
            let place = place.as_ref().map(Place::position);
            Note { place, message: message.clone() }
        });
        let notes = notes.collect();
        Diagnostic { line, column, range, message: self.message.clone(), notes, help: self.help.clone() }
    }

    pub(super) fn to_compile_error(&self) -> TokenStream {
        let (start, end, drawing) = self.place.spans_and_drawing();
        let mut literal = Literal::string(&self.text(drawing));
        literal.set_span(end);
        let mut arguments = Group::new(Delimiter::Brace, TokenTree::from(literal).into_token_stream());
        arguments.set_span(end);
        quote_spanned!(start=> ::core::compile_error! #arguments)
    }

    /// The whole error as rustc prints it. Suggestions come before facts, because a list of names
    /// can be long.
    fn text(&self, drawing: Option<String>) -> String {
        let mut text = self.message.clone() + &drawing.unwrap_or_default();
        let locations = self.notes.iter().filter_map(|(place, label)| Some((place.as_ref()?.location()?, label)));
        for (location, label) in locations {
            text.push_str(&format!("\nnote: {label} at {location}"));
        }
        for help in &self.help {
            text.push_str(&format!("\nhelp: {help}"));
        }
        for (_, note) in self.notes.iter().filter(|(place, _)| place.is_none()) {
            text.push_str(&format!("\nnote: {note}"));
        }
        text
    }
}
