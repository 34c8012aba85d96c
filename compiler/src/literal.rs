//! String literals: their value, and how a place in the value maps to the source.

use std::ops::Range;

use proc_macro2::{Literal, Span};

use crate::errors::Place;

/// A string literal of the declaration.
#[derive(Clone)]
pub(crate) struct Text {
    literal: Literal,
    value: String,
    runs: Vec<Run>,
}

/// A part of the value and its source: either the same text, or one escape.
#[derive(Clone)]
struct Run {
    value: Range<usize>,
    source: Range<usize>,
}

impl Text {
    /// Parses a literal. Returns `None` if it is not a string.
    pub(crate) fn read(literal: &Literal) -> Option<Text> {
        let source = literal.to_string();
        let mut text = Text { literal: literal.clone(), value: String::new(), runs: Vec::new() };
        if let Some(inner) = source.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            text.read_escaped(inner, 1)?;
        } else {
            let hashes = source.strip_prefix('r')?;
            let quoted = hashes.trim_start_matches('#');
            let count = hashes.len() - quoted.len();
            let end = format!("\"{}", "#".repeat(count));
            let inner = quoted.strip_prefix('"')?.strip_suffix(&end)?;
            text.read_raw(inner, count + 2);
        }
        Some(text)
    }

    pub(crate) fn value(&self) -> &str {
        &self.value
    }

    pub(crate) fn span(&self) -> Span {
        self.literal.span()
    }

    /// Returns the place of a part of the value.
    pub(crate) fn part(&self, range: Range<usize>) -> Place {
        Place::Inside { literal: self.literal.clone(), range: self.source_range(range) }
    }

    /// Returns the span of a part of the value. On compilers without such spans, the span of the literal.
    pub(crate) fn span_of(&self, range: Range<usize>) -> Span {
        self.literal.subspan(self.source_range(range)).unwrap_or_else(|| self.literal.span())
    }

    fn read_escaped(&mut self, inner: &str, offset: usize) -> Option<()> {
        let mut rest = inner;
        while !rest.is_empty() {
            let at = offset + inner.len() - rest.len();
            if let Some(escape) = rest.strip_prefix('\\') {
                rest = self.read_escape(escape, at)?;
            } else {
                let plain = rest.find(['\\', '\r']).unwrap_or(rest.len());
                let (text, line_end) = rest.split_at_checked(plain)?;
                self.push(text, at..at + plain);
                rest = self.read_line_end(line_end, at + plain);
            }
        }
        Some(())
    }

    fn read_raw(&mut self, inner: &str, offset: usize) {
        let mut rest = inner;
        while !rest.is_empty() {
            let at = offset + inner.len() - rest.len();
            let plain = rest.find('\r').unwrap_or(rest.len());
            let (text, line_end) = rest.split_at(plain);
            self.push(text, at..at + plain);
            rest = self.read_line_end(line_end, at + plain);
        }
    }

    /// Reads `\r`, or `\r\n` as one character. Returns the rest.
    fn read_line_end<'a>(&mut self, rest: &'a str, at: usize) -> &'a str {
        if let Some(rest) = rest.strip_prefix("\r\n") {
            self.push("\n", at..at + 2);
            return rest;
        }
        match rest.strip_prefix('\r') {
            Some(rest) => {
                self.push("\r", at..at + 1);
                rest
            }
            None => rest,
        }
    }

    /// Reads the escape after a backslash at `at`. Returns the rest.
    fn read_escape<'a>(&mut self, escape: &'a str, at: usize) -> Option<&'a str> {
        let kind = escape.chars().next()?;
        let tail = escape.get(kind.len_utf8()..)?;
        let (character, rest) = match kind {
            'n' => ('\n', tail),
            'r' => ('\r', tail),
            't' => ('\t', tail),
            '0' => ('\0', tail),
            '\\' | '\'' | '"' => (kind, tail),
            'x' => (hexadecimal(tail.get(..2)?)?, tail.get(2..)?),
            'u' => {
                let (digits, rest) = tail.strip_prefix('{')?.split_once('}')?;
                (hexadecimal(&digits.replace('_', ""))?, rest)
            }
            '\n' | '\r' => return Some(tail.trim_start_matches([' ', '\t', '\n', '\r'])),
            _ => return None,
        };
        let length = 1 + escape.len() - rest.len();
        self.push(character.encode_utf8(&mut [0; 4]), at..at + length);
        Some(rest)
    }

    fn push(&mut self, text: &str, source: Range<usize>) {
        if !text.is_empty() {
            let start = self.value.len();
            self.value.push_str(text);
            self.runs.push(Run { value: start..self.value.len(), source });
        }
    }

    /// Returns the range of a part of the value in the source of the literal.
    fn source_range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.source_start(range.start);
        let end = if range.is_empty() { start } else { self.source_end(range.end) };
        start..end.max(start)
    }

    fn source_start(&self, at: usize) -> usize {
        match self.run_at(at) {
            Some(run) if run.is_escape() => run.source.start,
            Some(run) => run.source.start + (at - run.value.start),
            None => self.runs.last().map_or(1, |run| run.source.end),
        }
    }

    fn source_end(&self, at: usize) -> usize {
        match self.run_at(at.saturating_sub(1)) {
            Some(run) if run.is_escape() => run.source.end,
            Some(run) => run.source.start + (at - run.value.start),
            None => self.runs.last().map_or(1, |run| run.source.end),
        }
    }

    fn run_at(&self, at: usize) -> Option<&Run> {
        let index = self.runs.partition_point(|run| run.value.end <= at);
        self.runs.get(index)
    }
}

impl Run {
    fn is_escape(&self) -> bool {
        self.value.len() != self.source.len()
    }
}

fn hexadecimal(digits: &str) -> Option<char> {
    u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a missing value fails the test")]
mod tests {
    use super::Text;

    /// Returns the value of a literal, and the source of each `{{…}}` in it.
    fn tokens(source: &str) -> (String, Vec<String>) {
        let literal = source.parse().expect("a literal");
        let text = Text::read(&literal).expect("a string");
        let mut found = Vec::new();
        for (start, _) in text.value().match_indices("{{") {
            let end = start + text.value()[start..].find("}}").expect("closed") + 2;
            found.push(source[text.source_range(start..end)].to_owned());
        }
        (text.value().to_owned(), found)
    }

    #[test]
    fn maps_plain_text_to_itself() {
        assert_eq!(tokens(r#""a{{b}}c""#), ("a{{b}}c".to_owned(), vec!["{{b}}".to_owned()]));
    }

    #[test]
    fn counts_escapes_before_and_inside_a_token() {
        let (value, found) = tokens(r#""\n\x41\u{e9}\u{1_F600}{{b\x62}}\\{{c}}""#);
        assert_eq!(value, "\nAé😀{{bb}}\\{{c}}");
        assert_eq!(found, [r"{{b\x62}}", "{{c}}"]);
    }

    #[test]
    fn reads_no_escapes_in_a_raw_string() {
        let (value, found) = tokens("r##\"é\\n\"#{{b}}\"##");
        assert_eq!(value, "é\\n\"#{{b}}");
        assert_eq!(found, ["{{b}}"]);
    }

    #[test]
    fn skips_the_indent_of_a_continued_line() {
        let (value, found) = tokens("\"a \\\n      {{b}}\\\n   {{c}}\n  {{d}}\"");
        assert_eq!(value, "a {{b}}{{c}}\n  {{d}}");
        assert_eq!(found, ["{{b}}", "{{c}}", "{{d}}"]);
    }

    #[test]
    fn reads_a_line_end_as_one_character() {
        let (value, found) = tokens("\"a\r\n{{b}}\r\n\"");
        assert_eq!(value, "a\n{{b}}\n");
        assert_eq!(found, ["{{b}}"]);
    }

    #[test]
    fn rejects_other_literals() {
        for source in ["1", "'a'", "b\"a\"", "c\"a\"", "b'a'", "1.5", "\"a\"suffix"] {
            let literal = source.parse().expect("a literal");
            assert!(Text::read(&literal).is_none(), "{source}");
        }
    }
}
