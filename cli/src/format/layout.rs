//! The layout of each part of a declaration, which has no syntax errors.

use super::list::List;
use super::printer::Printer;
use super::tokens::Kind;

impl Printer<'_> {
    /// Prints one item of a list that ends at `close`.
    pub(super) fn item(&mut self, list: List, close: usize) {
        match list {
            List::Widget => self.widget(),
            List::Items => self.section_or_function(),
            List::Fields => self.field(self.end_of_field(close)),
            List::Entries => self.entry(self.next_comma(close)),
            List::Values => self.value(self.next_comma(close)),
        }
    }

    fn widget(&mut self) {
        self.attributes(true);
        if self.text(0) == "pub" {
            let restriction = if self.text(1) == "(" { self.close_of(self.at + 1) } else { self.at };
            self.verbatim(restriction + 1);
            self.inline_gap(true);
        }
        self.words_before("{");
        self.list(List::Items, 0);
    }

    fn section_or_function(&mut self) {
        self.attributes(true);
        if self.text(1) == "{" {
            self.words_before("{");
            self.list(List::Fields, 0);
        } else {
            self.function();
        }
    }

    /// Prints doc comments and attributes. Those of an item are on their own lines.
    fn attributes(&mut self, of_item: bool) {
        loop {
            let is_doc = self.kind(self.at) == Some(Kind::Doc);
            match self.text(0) {
                _ if is_doc => self.token(),
                "#" => self.verbatim(self.close_of(self.at + 1) + 1),
                _ => return,
            }
            if is_doc || of_item || self.gap().has_breaks() {
                self.next_line(false);
            } else {
                self.inline_gap(true);
            }
        }
    }

    pub(super) fn words_before(&mut self, bracket: &str) {
        while self.text(0) != bracket && self.kind(self.at).is_some() {
            self.token();
            self.inline_gap(self.text(0) != "(");
        }
    }

    fn field(&mut self, end: usize) {
        self.attributes(false);
        if self.text(0) == "secret" && self.text(1) != ":" {
            self.token();
            self.inline_gap(true);
        }
        self.name_and_colon();
        self.verbatim(self.end_of_type(end));
        if self.at < end {
            self.inline_gap(true);
            self.token();
            self.inline_gap(true);
            self.verbatim(end);
        }
    }

    fn entry(&mut self, end: usize) {
        self.name_and_colon();
        self.value(end);
    }

    fn name_and_colon(&mut self) {
        self.token();
        self.inline_gap(false);
        self.token();
        self.inline_gap(true);
    }

    fn value(&mut self, end: usize) {
        while self.at < end {
            let is_minus = self.text(0) == "-";
            match self.text(0) {
                "{" => self.list(List::Entries, 1),
                "[" => self.list(List::Values, 1),
                "(" => self.verbatim(self.close_of(self.at) + 1),
                _ => self.token(),
            }
            if self.at < end {
                self.inline_gap(!is_minus && self.text(0) != "(");
            }
        }
    }

    fn next_comma(&self, close: usize) -> usize {
        self.top_level(close).find(|index| self.is_at(*index, ",")).unwrap_or(close)
    }

    /// Finds the comma after a field. A comma inside a type or an expression is not followed by a field or the end.
    fn end_of_field(&self, close: usize) -> usize {
        let mut commas = self.top_level(close).filter(|index| self.is_at(*index, ","));
        commas.find(|index| index + 1 == close || self.starts_field(index + 1)).unwrap_or(close)
    }

    fn starts_field(&self, index: usize) -> bool {
        let is_colon = |index: usize| self.is_at(index, ":") && !self.is_path_separator(index);
        let is_name = |index: usize| self.kind(index) == Some(Kind::Word) && is_colon(index + 1);
        let is_attribute = self.is_at(index, "#") || self.kind(index) == Some(Kind::Doc);
        is_attribute || is_name(index) || (self.is_at(index, "secret") && is_name(index + 1))
    }

    fn is_path_separator(&self, index: usize) -> bool {
        let next = self.tokens.get(index + 1);
        next.is_some_and(|next| {
            next.text == ":" && self.tokens.get(index).is_some_and(|colon| colon.end() == next.start)
        })
    }

    /// Finds the `=` that is not a part of the type, or otherwise the end of the field.
    fn end_of_type(&self, end: usize) -> usize {
        let mut angles = 0usize;
        let mut previous = "";
        for index in self.top_level(end) {
            let text = self.tokens.get(index).map_or("", |token| token.text);
            match text {
                "=" if angles == 0 => return index,
                "<" => angles += 1,
                ">" if previous != "-" => angles = angles.saturating_sub(1),
                _ => {}
            }
            previous = text;
        }
        end
    }

    /// Returns the indexes of the tokens up to `end`, without those in brackets.
    fn top_level(&self, end: usize) -> impl Iterator<Item = usize> {
        let next = |index: &usize| Some(self.close_of(*index) + 1);
        std::iter::successors(Some(self.at), next).take_while(move |index| *index < end)
    }
}
