//! The line of a literal with carets under the very place, for compilers that cannot span a part
//! of a literal.

use std::fmt::{self, Display};
use std::ops::Range;

use unicode_width::UnicodeWidthStr;

/// So many characters are shown on each side of the place.
const CONTEXT: usize = 60;

/// Where the drawn place is.
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

/// Draws the place of `range`, which counts in the bytes of the literal's `source`.
pub(super) fn draw(location: Option<Location>, source: &str, range: Range<usize>) -> String {
    let before = source.get(..range.start).unwrap_or_default();
    let marked = source.get(range.clone()).unwrap_or_default();
    let behind = source.get(range.end..).unwrap_or_default();

    let before = tail(before.rsplit('\n').next().unwrap_or_default());
    let first_line = marked.split('\n').next().unwrap_or_default();
    let behind = if first_line.len() < marked.len() { String::new() } else { head(behind) };
    let (before, marked) = (plain(&before), plain(first_line));

    let number = location.as_ref().map(|location| location.line.to_string()).unwrap_or_default();
    let margin = " ".repeat(number.len());
    let arrow = match location {
        Some(location) => format!("\n{margin}--> {location}"),
        None => String::new(),
    };
    let indent = " ".repeat(before.width());
    let carets = "^".repeat(marked.width().max(1));
    let behind = plain(&behind);
    format!("{arrow}\n{margin} |\n{number} | {before}{marked}{behind}\n{margin} | {indent}{carets}")
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

/// The text as rustc prints it, but for characters that it prints in another width.
fn plain(text: &str) -> String {
    let printed = text.chars().filter(|c| *c != JOINER);
    printed.map(|c| if c.is_control() || is_direction(c) { ' ' } else { c }).collect()
}

/// Makes one character of several; rustc leaves it out.
const JOINER: char = '\u{200d}';

fn is_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a value that is not there is a failed test")]
mod tests {
    use super::{Location, draw};

    fn at(file: &str, line: usize, column: usize) -> Option<Location> {
        Some(Location { file: file.to_owned(), line, column })
    }

    #[test]
    fn the_carets_stand_under_the_token() {
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
    fn only_the_line_of_the_token_is_drawn() {
        let source = "\"first\nsécond {{x}} behind\nthird\"";
        let start = source.find("{{").expect("a token");
        let drawing = draw(at("a.rs", 2, 8), source, start..start + 5);
        assert!(drawing.contains("2 | sécond {{x}} behind\n"), "{drawing}");
        assert!(drawing.ends_with("  |        ^^^^^"), "{drawing}");
    }

    #[test]
    fn without_a_location_the_line_alone_is_drawn() {
        let drawing = draw(None, "\"a {{x}}\"", 3..8);
        assert_eq!(drawing, "\n |\n | \"a {{x}}\"\n |    ^^^^^");
    }

    #[test]
    fn wide_characters_move_the_carets_by_two() {
        let drawing = draw(at("a.rs", 1, 3), "\"予約{{x}}\"", 7..12);
        assert!(drawing.ends_with("  |      ^^^^^"), "{drawing}");
    }

    #[test]
    fn combining_characters_do_not_move_the_carets() {
        let source = "\"cafe\u{301} {{x}}\"";
        let start = source.find("{{").expect("a token");
        let drawing = draw(at("a.rs", 1, 8), source, start..start + 5);
        assert!(drawing.ends_with("  |       ^^^^^"), "{drawing}");
    }
}
