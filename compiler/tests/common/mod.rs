//! Assertions on the errors of a declaration.
//!
//! A test writes the declaration with the expected places between `«` and `»`, and the starts of the
//! expected messages, ordered by place.

#![allow(dead_code, reason = "no test file uses all of it")]

use widget_functions_compiler::{Diagnostic, diagnose};

/// Asserts that a declaration has these errors at the marked places, and no others.
#[track_caller]
pub(crate) fn assert_errors(marked: &str, messages: &[&str]) {
    let (source, places) = unmark(marked);
    let found = diagnose(&source);
    for error in &found {
        let start = line_and_column(&source, error.range.start);
        assert_eq!(start, (error.line, error.column), "the range of {}", outline(&found));
        assert!(source.is_char_boundary(error.range.end), "the range of {}", outline(&found));
    }
    let found_places: Vec<_> = found.iter().map(|error| (error.line, error.column)).collect();
    assert_eq!(found_places, places, "places of {}", outline(&found));
    assert_eq!(found.len(), messages.len(), "{}", outline(&found));
    for (error, message) in found.iter().zip(messages) {
        assert!(error.message.starts_with(message), "expected `{message}`, found {}", outline(&found));
        assert!(!error.message.contains('\n'), "one line: {}", error.message);
    }
}

/// Asserts one error, and that one of its suggestions or facts contains `help`.
#[track_caller]
pub(crate) fn assert_help(marked: &str, message: &str, help: &str) {
    assert_errors(marked, &[message]);
    let found = diagnose(&unmark(marked).0);
    let lines: Vec<&str> = found.iter().flat_map(advice).collect();
    assert!(lines.iter().any(|line| line.contains(help)), "expected the help `{help}`, found {lines:#?}");
}

/// Returns the suggestions and the facts of an error.
pub(crate) fn advice(error: &Diagnostic) -> Vec<&str> {
    let facts = error.notes.iter().filter(|note| note.place.is_none()).map(|note| &note.message);
    error.help.iter().chain(facts).map(String::as_str).collect()
}

/// Asserts that a declaration has no errors.
#[track_caller]
pub(crate) fn assert_valid(source: &str) {
    assert_errors(source, &[]);
}

/// Declares a widget with config, data, and these items.
pub(crate) fn widget(items: &str) -> String {
    format!(
        "widget booking {{
            config {{ api: Url, plain: String, secret key: String, secret hidden_api: Url }}
            data {{ place: String, count: u64, note: Option<String>, secret token: Option<String> }}
            {items}
        }}"
    )
}

/// Declares a widget with a `server` function with these settings.
pub(crate) fn server(settings: &str) -> String {
    widget(&format!("server fn f(id: u64) {{ {settings} }}"))
}

/// Declares a widget with a `server` function with a URL and these settings.
pub(crate) fn request(settings: &str) -> String {
    server(&format!("url: \"https://a.example/\", {settings}"))
}

fn unmark(marked: &str) -> (String, Vec<(usize, usize)>) {
    let mut source = String::new();
    let mut places = Vec::new();
    let (mut line, mut column) = (1, 1);
    for character in marked.chars() {
        match character {
            '«' => places.push((line, column)),
            '»' => {}
            _ => {
                source.push(character);
                column += 1;
                if character == '\n' {
                    (line, column) = (line + 1, 1);
                }
            }
        }
    }
    (source, places)
}

fn line_and_column(source: &str, at: usize) -> (usize, usize) {
    let before = &source[..at];
    let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count());
    (before.matches('\n').count() + 1, column + 1)
}

fn outline(errors: &[Diagnostic]) -> String {
    let lines = errors.iter().map(|m| format!("\n  {}:{}: {} {:?}", m.line, m.column, m.message, m.help));
    lines.collect()
}
