//! Puts tokens and comments onto lines. What goes onto which line is decided in `layout`.

use super::tokens::{Comment, Gap, Kind, Token};
use crate::style::Style;

pub(super) struct Printer<'a> {
    pub(super) source: &'a str,
    pub(super) tokens: &'a [Token<'a>],
    pub(super) style: &'a Style,
    /// What ends a line in this file.
    pub(super) line_end: &'static str,
    /// The next token.
    pub(super) at: usize,
    /// The columns before the first token of a line.
    pub(super) indent: usize,
    /// Whether all must go onto one line.
    pub(super) flat: bool,
    /// Whether it did not.
    pub(super) failed: bool,
    /// Whether a comment runs to the end of this line.
    pub(super) closed: bool,
    /// The line before the first token, and what was printed.
    pub(super) out: String,
    before: usize,
}

impl<'a> Printer<'a> {
    /// A printer whose first token stands on a line that starts with `line`.
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
            indent: style.width(white_space(line)),
            flat: false,
            failed: false,
            closed: false,
            out: line.to_owned(),
            before: line.len(),
        }
    }

    /// What was printed.
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

    /// The index of the bracket that closes the next token, or of the next token.
    pub(super) fn close_of(&self, index: usize) -> usize {
        match self.kind(index) {
            Some(Kind::Open { close }) => close,
            _ => index,
        }
    }

    /// Prints the next token, without what stands before it.
    pub(super) fn token(&mut self) {
        let text = self.text(0);
        self.failed |= self.flat && text.contains('\n');
        self.out.push_str(text);
        self.at += 1;
    }

    /// Prints the comments before the next token where they are, else a space if one belongs there.
    pub(super) fn inline_gap(&mut self, space: bool) {
        let gap = self.gap();
        if gap.comments.is_empty() {
            self.out.push_str(if space { " " } else { "" });
            return;
        }
        let indent = self.indent;
        self.indent += if self.text(0) == "{" { 0 } else { self.style.tab_spaces };
        self.comments(&gap.comments);
        self.line_or_space(gap.breaks);
        self.indent = indent;
    }

    /// Prints comments, each on the line where it stood.
    pub(super) fn comments(&mut self, comments: &[Comment<'_>]) {
        for comment in comments {
            match comment.breaks {
                0 if !self.closed => self.pad(comment),
                _ => self.new_line(),
            }
            self.comment(comment);
        }
    }

    /// Goes to a line for the next token. Comments that end this line stay on it; others stay with
    /// the token.
    pub(super) fn next_line(&mut self, is_first: bool) {
        let gap = self.gap();
        if self.own_line_comments(is_first) {
            self.blank_line(gap.breaks);
            return self.line_or_space(gap.breaks);
        }
        self.blank_line(if is_first { 0 } else { gap.breaks });
        self.new_line();
    }

    /// What stands behind a comment, before the next token.
    fn line_or_space(&mut self, breaks: usize) {
        if self.closed || breaks > 0 {
            self.new_line();
        } else if !matches!(self.text(0), ")" | "]") {
            self.out.push(' ');
        }
    }

    /// Prints the comments before the next token; whether some of them stand on lines of their own.
    pub(super) fn own_line_comments(&mut self, is_first: bool) -> bool {
        let gap = self.gap();
        let mut count = gap.comments.iter().take_while(|comment| comment.breaks == 0).count();
        let is_close = self.tokens.get(self.at).is_some_and(|token| token.kind == Kind::Close);
        if count == gap.comments.len() && gap.breaks == 0 && !is_close {
            count = 0;
        }
        let (behind, own) = gap.comments.split_at(count);
        self.comments(behind);
        for (index, comment) in own.iter().enumerate() {
            if index > 0 && comment.breaks == 0 {
                self.pad(comment);
            } else {
                self.blank_line(if is_first && index == 0 { 0 } else { comment.breaks });
                self.new_line();
            }
            self.comment(comment);
        }
        !own.is_empty()
    }

    /// The space before a comment. A comment at the end of a line keeps its column if it can, since
    /// it may be aligned with others.
    fn pad(&mut self, comment: &Comment<'_>) {
        let before = self.source_line(comment.start);
        let code = before.trim_end();
        if comment.is_line() && before.len() > code.len() + 1 {
            let moved = self.style.width(before) + self.line_indent();
            let column = moved.saturating_sub(self.style.width(white_space(before)));
            self.out.push_str(&" ".repeat(column.saturating_sub(self.column()).max(1)));
        } else if !self.out.ends_with(['(', '[', ' ']) {
            self.out.push(' ');
        }
    }

    /// Prints a comment here. Its other lines move as its first one does.
    pub(super) fn comment(&mut self, comment: &Comment<'_>) {
        let from = self.style.width(self.source_line(comment.start));
        self.shifted(comment.text, from, self.column());
        self.closed = comment.is_line();
        self.failed |= self.flat && self.closed;
    }

    /// Prints the tokens up to `end` as they were written. Lines of their own move as the first does.
    pub(super) fn verbatim(&mut self, end: usize) {
        let Some(first) = self.tokens.get(self.at) else { return };
        let from = self.style.width(white_space(self.source_line(first.start)));
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

    /// Prints white space and comments, whose other lines move from one column to another.
    fn shifted(&mut self, text: &str, from: usize, to: usize) {
        let mut lines = text.split('\n');
        self.out.push_str(lines.next().unwrap_or_default().trim_end_matches('\r'));
        for line in lines {
            self.failed |= self.flat;
            self.out.truncate(self.out.trim_end_matches([' ', '\t']).len());
            self.out.push_str(self.line_end);
            let columns = (self.style.width(white_space(line)) + to).saturating_sub(from);
            self.out.push_str(&self.style.indent(columns));
            self.out.push_str(line.trim_start_matches([' ', '\t']).trim_end_matches('\r'));
        }
    }

    /// Leaves a line empty where there were at least two line ends.
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

    fn line_indent(&self) -> usize {
        self.style.width(white_space(self.line()))
    }

    fn line(&self) -> &str {
        self.out.rsplit('\n').next().unwrap_or_default()
    }

    /// The line of the source up to a place.
    fn source_line(&self, at: usize) -> &'a str {
        self.source.get(..at).and_then(|before| before.rsplit('\n').next()).unwrap_or_default()
    }

    /// Prints on one line, `tail` columns of which stay free, or else takes all of it back.
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

fn white_space(line: &str) -> &str {
    let code = line.trim_start_matches([' ', '\t']);
    line.get(..line.len() - code.len()).unwrap_or_default()
}
