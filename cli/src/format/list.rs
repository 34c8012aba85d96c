//! Lists between brackets: on one line, or an item a line.

use super::printer::Printer;

/// What stands between two brackets.
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
    /// Prints a list whose opening bracket is the next token; behind it, `tail` columns follow.
    ///
    /// It goes onto one line where it fits, unless a line ends behind its brace: both may read
    /// well, so that is the author's choice. Parentheses leave none.
    pub(super) fn list(&mut self, list: List, tail: usize) {
        if self.flat {
            self.flat_list(list);
        } else if !self.fits(tail, |printer| printer.flat_list(list)) {
            self.broken_list(list);
        }
    }

    fn flat_list(&mut self, list: List) {
        let close = self.close_of(self.at);
        let (is_braced, is_parenthesised) = (self.text(0) == "{", self.text(0) == "(");
        self.token();
        let is_empty = self.at == close && self.gap().comments.is_empty();
        self.failed |= !is_empty && !is_parenthesised && self.gap().starts_with_break();
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

    /// Prints a list with an item a line, unless there are none.
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

    /// Prints the comma behind an item. The comments before it go behind it.
    fn comma(&mut self, close: usize) {
        self.out.push(',');
        if self.at < close {
            let gap = self.gap();
            self.at += 1;
            self.comments(&gap.comments);
        }
    }
}
