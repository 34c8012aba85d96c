//! Messages on the terminal. Errors in declarations look like those of rustc.

use std::io::Write;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use widget_functions_compiler::Diagnostic;

use crate::source::Source;

/// Prints errors of a file on standard error, in color if that is a terminal.
pub(crate) fn diagnostics(source: &Source, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        show_error(&render(source, diagnostic));
    }
}

fn render(source: &Source, diagnostic: &Diagnostic) -> String {
    let place = AnnotationKind::Primary.span(diagnostic.range.clone());
    let labels = diagnostic.notes.iter().filter_map(|note| {
        let place = note.place.as_ref()?;
        Some(AnnotationKind::Context.span(place.range.clone()).label(&note.message))
    });
    let snippet =
        Snippet::source(&source.text).path(source.path.to_string_lossy()).annotation(place).annotations(labels);
    let help = diagnostic.help.iter().map(|help| Level::HELP.message(help));
    let facts = diagnostic.notes.iter().filter(|note| note.place.is_none());
    let notes = facts.map(|note| Level::NOTE.message(&note.message));
    let report = Level::ERROR.primary_title(&diagnostic.message).element(snippet).elements(help).elements(notes);
    Renderer::styled().render(&[report]) + "\n"
}

/// Prints an error of a file or of the command itself.
pub(crate) fn error(message: &str) {
    show_error(&Renderer::styled().render(&[Group::with_title(Level::ERROR.primary_title(message))]));
}

/// Prints a note.
pub(crate) fn note(message: &str) {
    show_error(&Renderer::styled().render(&[Group::with_title(Level::NOTE.primary_title(message))]));
}

/// Prints the last line of a command.
pub(crate) fn summary(line: &str) {
    show_error(line);
}

// If an output is closed, the command continues: its exit code still counts.

fn show_error(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// Prints the result of a command on standard output.
pub(crate) fn show(text: &str) {
    let _ = write!(anstream::stdout(), "{text}");
}
