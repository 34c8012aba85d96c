//! Draws the line of a literal with carets under the place of an error.
//!
//! Stable compilers give a macro no span for a part of a literal.

use std::fmt::{self, Display};
use std::ops::Range;

use unicode_width::UnicodeWidthStr;

/// The maximum number of characters that are drawn on each side of the place.
const CONTEXT: usize = 60;

/// A place as rustc prints it: `src/lib.rs:12:40`.
pub(super) struct Location {
    pub(super) file: String,
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// Draws the place of `range`, which counts the bytes of the literal's `source`.
pub(super) fn draw(location: Option<Location>, source: &str, range: Range<usize>) -> String {
    let before = source.get(..range.start).unwrap_or_default();
    let marked = source.get(range.clone()).unwrap_or_default();
    let after = source.get(range.end..).unwrap_or_default();

    let before = tail(before.rsplit('\n').next().unwrap_or_default());
    let first_line = marked.split('\n').next().unwrap_or_default();
    let after = if first_line.len() < marked.len() { String::new() } else { head(after) };
    let (before, marked) = (plain(&before), plain(first_line));

    let number = location.as_ref().map(|location| location.line.to_string()).unwrap_or_default();
    let margin = " ".repeat(number.len());
    let arrow = match location {
        Some(location) => format!("\n{margin}--> {location}"),
        None => String::new(),
    };
    let indent = " ".repeat(before.width());
    let carets = "^".repeat(marked.width().max(1));
    let after = plain(&after);
    format!("{arrow}\n{margin} |\n{number} | {before}{marked}{after}\n{margin} | {indent}{carets}")
}

fn tail(text: &str) -> String {
    match text.char_indices().rev().nth(CONTEXT) {
        Some((cut, _)) => format!("…{}", text.get(cut..).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn head(text: &str) -> String {
    let line = text.split('\n').next().unwrap_or_default();
    match line.char_indices().nth(CONTEXT) {
        Some((cut, _)) => format!("{}…", line.get(..cut).unwrap_or_default()),
        None => line.to_owned(),
    }
}

/// Replaces or removes the characters that rustc prints with another width than a terminal, so that
/// the carets fit.
fn plain(text: &str) -> String {
    let printed = text.chars().filter(|c| *c != JOINER);
    printed.map(|c| if c.is_control() || is_direction(c) { ' ' } else { c }).collect()
}

/// The zero-width joiner. rustc removes it from its output.
const JOINER: char = '\u{200d}';

fn is_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a missing value fails the test")]
mod tests {
    use super::{Location, draw};

    fn at(file: &str, line: usize, column: usize) -> Option<Location> {
        Some(Location { file: file.to_owned(), line, column })
    }

    #[test]
    fn places_the_carets_under_the_token() {
        let source = r#""https://x.example/{{clas_id}}/b""#;
        let start = source.find("{{").expect("a token");
        let drawing = draw(at("src/lib.rs", 12, 40), source, start..start + 11);
        let lines: Vec<&str> = drawing.lines().collect();
        assert_eq!(
            lines,
            [
                "",
                "  --> src/lib.rs:12:40",
                "   |",
                r#"12 | "https://x.example/{{clas_id}}/b""#,
                "   |                    ^^^^^^^^^^^",
            ]
        );
    }

    #[test]
    fn draws_only_the_line_of_the_token() {
        let source = "\"first\nsécond {{x}} after\nthird\"";
        let start = source.find("{{").expect("a token");
        let drawing = draw(at("a.rs", 2, 8), source, start..start + 5);
        assert!(drawing.contains("2 | sécond {{x}} after\n"), "{drawing}");
        assert!(drawing.ends_with("  |        ^^^^^"), "{drawing}");
    }

    #[test]
    fn draws_only_the_line_without_a_location() {
        let drawing = draw(None, "\"a {{x}}\"", 3..8);
        assert_eq!(drawing, "\n |\n | \"a {{x}}\"\n |    ^^^^^");
    }

    #[test]
    fn moves_the_carets_by_two_for_a_wide_character() {
        let drawing = draw(at("a.rs", 1, 3), "\"予約{{x}}\"", 7..12);
        assert!(drawing.ends_with("  |      ^^^^^"), "{drawing}");
    }

    #[test]
    fn ignores_combining_characters() {
        let source = "\"cafe\u{301} {{x}}\"";
        let start = source.find("{{").expect("a token");
        let drawing = draw(at("a.rs", 1, 8), source, start..start + 5);
        assert!(drawing.ends_with("  |       ^^^^^"), "{drawing}");
    }
}
