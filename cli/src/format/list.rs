//! Lists between brackets: on one line, or with one item per line.

use super::printer::Printer;

/// The content of two brackets.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    /// The widget, between the brackets of the macro.
    Widget,
    /// Sections and functions.
    Items,
    /// `name: Type = default`
    Fields,
    /// `name: value`
    Entries,
    Values,
}

impl List {
    fn has_commas(self) -> bool {
        !matches!(self, List::Widget | List::Items)
    }
}

impl Printer<'_> {
    /// Prints a list that starts at the next token. `tail` columns follow it on its last line.
    ///
    /// It is on one line if it fits, unless its brace ends a line: for data, both may read well, so the
    /// author chooses. Parentheses leave no choice.
    pub(super) fn list(&mut self, list: List, tail: usize) {
        if self.flat {
            self.flat_list(list);
        } else if !self.fits(tail, |printer| printer.flat_list(list)) {
            self.broken_list(list);
        }
    }

    fn flat_list(&mut self, list: List) {
        let close = self.close_of(self.at);
        let (is_braced, is_parenthesized) = (self.text(0) == "{", self.text(0) == "(");
        self.token();
        let is_empty = self.at == close && self.gap().comments.is_empty();
        self.failed |= !is_empty && !is_parenthesized && self.gap().starts_with_break();
        let mut is_first = true;
        while self.at < close && !self.failed {
            self.failed |= !is_first && self.gap().breaks > 1;
            self.inline_gap(is_braced || !is_first);
            is_first = false;
            self.item(list, close);
            if list.has_commas() && self.at < close {
                let gap = self.gap();
                self.comments(&gap.comments);
                if self.at + 1 < close { self.token() } else { self.at += 1 }
            }
        }
        if !is_empty {
            self.inline_gap(is_braced);
        }
        self.token();
    }

    /// Prints a list with one item per line, unless it is empty.
    pub(super) fn broken_list(&mut self, list: List) {
        let close = self.close_of(self.at);
        self.token();
        if self.at == close && self.gap().comments.is_empty() {
            return self.token();
        }
        self.indent += self.style.tab_spaces;
        let mut is_first = true;
        while self.at < close {
            self.next_line(is_first);
            is_first = false;
            self.item(list, close);
            if list.has_commas() {
                self.comma(close);
            }
        }
        self.own_line_comments(is_first);
        self.indent -= self.style.tab_spaces;
        self.new_line();
        self.token();
    }

    /// Prints the comma after an item, and after it the comments that were before it.
    fn comma(&mut self, close: usize) {
        self.out.push(',');
        if self.at < close {
            let gap = self.gap();
            self.at += 1;
            self.comments(&gap.comments);
        }
    }
}
