//! Puts comments onto lines. Each keeps its place: next to its neighbors, or on its own line.

use super::printer::{Printer, whitespace};
use super::tokens::{Comment, Kind};

impl Printer<'_> {
    /// Prints the comments before the next token in their places, or otherwise a space if `space` is set.
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

    /// Prints comments, each on its line.
    pub(super) fn comments(&mut self, comments: &[Comment<'_>]) {
        for comment in comments {
            match comment.breaks {
                0 if !self.closed => self.pad(comment),
                _ => self.new_line(),
            }
            self.comment(comment);
        }
    }

    /// Begins a line for the next token. Comments at the end of the current line stay there; the others
    /// stay with the token.
    pub(super) fn next_line(&mut self, is_first: bool) {
        let gap = self.gap();
        if self.own_line_comments(is_first) {
            self.blank_line(gap.breaks);
            return self.line_or_space(gap.breaks);
        }
        self.blank_line(if is_first { 0 } else { gap.breaks });
        self.new_line();
    }

    /// Prints the whitespace between a comment and the next token.
    fn line_or_space(&mut self, breaks: usize) {
        if self.closed || breaks > 0 {
            self.new_line();
        } else if !matches!(self.text(0), ")" | "]") {
            self.out.push(' ');
        }
    }

    /// Prints the comments before the next token. Returns `true` if some of them have their own lines.
    pub(super) fn own_line_comments(&mut self, is_first: bool) -> bool {
        let gap = self.gap();
        let mut count = gap.comments.iter().take_while(|comment| comment.breaks == 0).count();
        let is_close = self.kind(self.at) == Some(Kind::Close);
        if count == gap.comments.len() && gap.breaks == 0 && !is_close {
            count = 0;
        }
        let (trailing, own) = gap.comments.split_at(count);
        self.comments(trailing);
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

    /// Prints the space before a comment. A comment at the end of a line keeps its column if possible,
    /// because it may be aligned with others.
    fn pad(&mut self, comment: &Comment<'_>) {
        let before = self.source_line(comment.start);
        let code = before.trim_end();
        if comment.is_line() && before.len() > code.len() + 1 {
            let moved = self.style.width(before) + self.line_indent();
            let column = moved.saturating_sub(self.style.width(whitespace(before)));
            self.out.push_str(&" ".repeat(column.saturating_sub(self.column()).max(1)));
        } else if !self.out.ends_with(['(', '[', ' ']) {
            self.out.push(' ');
        }
    }

    /// Prints a comment. Its other lines move with the first.
    pub(super) fn comment(&mut self, comment: &Comment<'_>) {
        let from = self.style.width(self.source_line(comment.start));
        self.shifted(comment.text, from, self.column());
        self.closed = comment.is_line();
        self.failed |= self.flat && self.closed;
    }
}
