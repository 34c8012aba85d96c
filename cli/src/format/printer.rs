//! Puts tokens onto lines. The module `layout` decides which token is on which line.

use super::tokens::{Gap, Kind, Token};
use crate::style::Style;

pub(super) struct Printer<'a> {
    pub(super) source: &'a str,
    pub(super) tokens: &'a [Token<'a>],
    pub(super) style: &'a Style,
    /// The line ending of this file.
    pub(super) line_end: &'static str,
    /// The index of the next token.
    pub(super) at: usize,
    /// The indentation of new lines, in columns.
    pub(super) indent: usize,
    /// Whether everything must be on one line.
    pub(super) flat: bool,
    /// Whether it was not.
    pub(super) failed: bool,
    /// Whether a comment extends to the end of this line.
    pub(super) closed: bool,
    /// The line before the first token, and the printed text.
    pub(super) out: String,
    before: usize,
}

impl<'a> Printer<'a> {
    /// Creates a printer. The first token follows `line` on its line.
    pub(super) fn new(source: &'a str, tokens: &'a [Token<'a>], style: &'a Style, line: &'a str) -> Printer<'a> {
        let line_end = if source.split_inclusive('\n').next().is_some_and(|first| first.ends_with("\r\n")) {
            "\r\n"
        } else {
            "\n"
        };
        Printer {
            source,
            tokens,
            style,
            line_end,
            at: 0,
            indent: style.width(whitespace(line)),
            flat: false,
            failed: false,
            closed: false,
            out: line.to_owned(),
            before: line.len(),
        }
    }

    /// Returns the printed text.
    pub(super) fn into_text(mut self) -> String {
        self.out.split_off(self.before)
    }

    pub(super) fn is_at(&self, index: usize, text: &str) -> bool {
        self.tokens.get(index).is_some_and(|token| token.text == text)
    }

    pub(super) fn kind(&self, index: usize) -> Option<Kind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    pub(super) fn text(&self, ahead: usize) -> &'a str {
        self.tokens.get(self.at + ahead).map_or("", |token| token.text)
    }

    pub(super) fn gap(&self) -> &'a Gap<'a> {
        const NONE: &Gap = &Gap { comments: Vec::new(), breaks: 0 };
        self.tokens.get(self.at).map_or(NONE, |token| &token.gap)
    }

    /// Returns the index of the bracket that closes the token at `index`, or `index` if it is not a bracket.
    pub(super) fn close_of(&self, index: usize) -> usize {
        match self.kind(index) {
            Some(Kind::Open { close }) => close,
            _ => index,
        }
    }

    /// Prints the next token without the gap before it.
    pub(super) fn token(&mut self) {
        let text = self.text(0);
        self.failed |= self.flat && text.contains('\n');
        self.out.push_str(text);
        self.at += 1;
    }

    /// Prints the tokens up to `end` unchanged. Their other lines move with the first.
    pub(super) fn verbatim(&mut self, end: usize) {
        let Some(first) = self.tokens.get(self.at) else { return };
        let from = self.style.width(whitespace(self.source_line(first.start)));
        let to = self.line_indent();
        let mut printed = first.start;
        while self.at < end {
            let Some(token) = self.tokens.get(self.at) else { return };
            let gap = self.source.get(printed..token.start).unwrap_or_default();
            self.shifted(gap, from, to);
            self.token();
            printed = token.end();
        }
    }

    /// Prints whitespace and comments. Their other lines move from one column to another.
    pub(super) fn shifted(&mut self, text: &str, from: usize, to: usize) {
        let mut lines = text.split('\n');
        self.out.push_str(lines.next().unwrap_or_default().trim_end_matches('\r'));
        for line in lines {
            self.failed |= self.flat;
            self.out.truncate(self.out.trim_end_matches([' ', '\t']).len());
            self.out.push_str(self.line_end);
            let columns = (self.style.width(whitespace(line)) + to).saturating_sub(from);
            self.out.push_str(&self.style.indent(columns));
            self.out.push_str(line.trim_start_matches([' ', '\t']).trim_end_matches('\r'));
        }
    }

    /// Prints an empty line if there were at least two line endings.
    pub(super) fn blank_line(&mut self, breaks: usize) {
        if breaks > 1 {
            self.out.push_str(self.line_end);
        }
    }

    pub(super) fn new_line(&mut self) {
        self.failed |= self.flat;
        self.closed = false;
        self.out.push_str(self.line_end);
        self.out.push_str(&self.style.indent(self.indent));
    }

    pub(super) fn column(&self) -> usize {
        self.style.width(self.line())
    }

    pub(super) fn line_indent(&self) -> usize {
        self.style.width(whitespace(self.line()))
    }

    fn line(&self) -> &str {
        self.out.rsplit('\n').next().unwrap_or_default()
    }

    /// Returns the line of the source up to a place.
    pub(super) fn source_line(&self, at: usize) -> &'a str {
        self.source.get(..at).and_then(|before| before.rsplit('\n').next()).unwrap_or_default()
    }

    /// Prints on one line and keeps `tail` columns free. Returns `false` if it does not fit, and prints nothing.
    pub(super) fn fits(&mut self, tail: usize, print: impl FnOnce(&mut Self)) -> bool {
        let (length, at) = (self.out.len(), self.at);
        (self.flat, self.failed) = (true, false);
        print(self);
        let fits = !self.failed && self.column() + tail <= self.style.max_width;
        (self.flat, self.failed, self.closed) = (false, false, false);
        if !fits {
            self.out.truncate(length);
            self.at = at;
        }
        fits
    }
}

pub(super) fn whitespace(line: &str) -> &str {
    let code = line.trim_start_matches([' ', '\t']);
    line.get(..line.len() - code.len()).unwrap_or_default()
}
