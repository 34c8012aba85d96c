//! The line of a literal with carets under the very place, for compilers that cannot span a part
//! of a literal.

use std::ops::Range;

/// So many characters are shown on each side of the place.
const CONTEXT: usize = 60;

/// Where the drawn place is.
pub(super) struct Location {
    pub(super) file: String,
    pub(super) line: usize,
    pub(super) column: usize,
}

/// Draws the place of `range`, which counts in the bytes of the literal's `source`. Compilers
/// before 1.88 do not tell where it is.
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
        Some(Location { file, line, column }) => format!("\n{margin}--> {file}:{line}:{column}"),
        None => String::new(),
    };
    let indent = " ".repeat(width(&before));
    let carets = "^".repeat(width(&marked).max(1));
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

/// One column for each character: what has another width would move the carets.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn width(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// Whether terminals give a character two columns (the large blocks of East Asian scripts and emoji).
fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
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
}
