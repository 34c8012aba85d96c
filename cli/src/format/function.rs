//! The layout of functions: on one line, or with the settings below the head. The head is on one line, or
//! has its return fields on a second one, or has one input or return field per line.

use super::list::List;
use super::printer::Printer;

impl Printer<'_> {
    pub(super) fn function(&mut self) {
        if self.flat {
            return self.head_and_settings(0);
        }
        let settings = self.index_of_settings();
        let tail = if self.is_at(settings, "{") { " {".len() } else { ";".len() };
        if self.fits(0, |printer| printer.head_and_settings(0)) {
            return;
        }
        if self.fits(tail, |printer| printer.head(0)) {
            return self.settings();
        }
        if !self.head_in_two_lines(settings) {
            self.head_and_settings(tail);
        }
    }

    fn head_and_settings(&mut self, tail: usize) {
        self.head(tail);
        self.settings();
    }

    fn head(&mut self, tail: usize) {
        self.words_before("(");
        let returns = self.close_of(self.at) + 1;
        self.list(List::Fields, if self.is_at(returns, "-") { " -> {".len() } else { tail });
        if self.text(0) == "-" {
            self.inline_gap(true);
            self.returns(tail);
        }
    }

    /// `-> { … }`
    fn returns(&mut self, tail: usize) {
        self.token();
        self.inline_gap(false);
        self.token();
        self.inline_gap(true);
        self.list(List::Fields, tail);
    }

    fn settings(&mut self) {
        let is_braced = self.text(0) == "{";
        self.inline_gap(is_braced);
        match (is_braced, self.flat) {
            (true, true) => self.list(List::Entries, 0),
            (true, false) => self.broken_list(List::Entries),
            (false, _) => self.token(),
        }
    }

    /// Prints the function with its return fields on their own line. Returns `false` if they do not fit, and
    /// prints nothing.
    fn head_in_two_lines(&mut self, settings: usize) -> bool {
        let (start, at, indent) = (self.out.len(), self.at, self.indent);
        let inputs_fit = self.fits(0, |printer| {
            printer.words_before("(");
            printer.list(List::Fields, 0);
        });
        if inputs_fit && self.text(0) == "-" && self.gap().comments.is_empty() {
            self.indent += self.style.tab_spaces;
            self.new_line();
            self.indent = indent;
            let is_braced = self.is_at(settings, "{");
            if self.fits(usize::from(!is_braced), |printer| printer.returns(0)) {
                if is_braced && self.gap().comments.is_empty() {
                    self.new_line();
                    self.broken_list(List::Entries);
                } else {
                    self.settings();
                }
                return true;
            }
        }
        self.out.truncate(start);
        self.at = at;
        false
    }

    /// Returns the index of the token after the head.
    fn index_of_settings(&self) -> usize {
        let inputs = (self.at..self.tokens.len()).find(|index| self.is_at(*index, "(")).unwrap_or(self.at);
        let after = self.close_of(inputs) + 1;
        if self.is_at(after, "-") { self.close_of(after + 2) + 1 } else { after }
    }
}
