//! A cursor over the tokens between two delimiters.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};

use crate::errors::{Errors, Place, Report};

pub(super) struct Cursor {
    trees: Vec<TokenTree>,
    at: usize,
    /// The closing delimiter.
    close: Span,
}

impl Cursor {
    pub(super) fn of_stream(stream: TokenStream, close: Span) -> Cursor {
        let mut trees = Vec::new();
        for tree in stream {
            push_visible(tree, &mut trees);
        }
        Cursor { trees, at: 0, close }
    }

    pub(super) fn of_group(group: &Group) -> Cursor {
        Cursor::of_stream(group.stream(), group.span_close())
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.trees.len()
    }

    pub(super) fn peek(&self, ahead: usize) -> Option<&TokenTree> {
        self.trees.get(self.at + ahead)
    }

    pub(super) fn next(&mut self) -> Option<TokenTree> {
        let tree = self.trees.get(self.at).cloned();
        self.at += usize::from(tree.is_some());
        tree
    }

    pub(super) fn skip(&mut self, count: usize) {
        self.at = (self.at + count).min(self.trees.len());
    }

    pub(super) fn peek_ident(&self, ahead: usize) -> Option<&Ident> {
        match self.peek(ahead) {
            Some(TokenTree::Ident(ident)) => Some(ident),
            _ => None,
        }
    }

    pub(super) fn is_word(&self, ahead: usize, word: &str) -> bool {
        self.peek_ident(ahead).is_some_and(|ident| ident == word)
    }

    pub(super) fn is_group(&self, ahead: usize, delimiter: Delimiter) -> bool {
        matches!(self.peek(ahead), Some(TokenTree::Group(group)) if group.delimiter() == delimiter)
    }

    pub(super) fn is_punct(&self, ahead: usize, character: char) -> bool {
        self.peek_punct(ahead).is_some_and(|punct| punct.as_char() == character)
    }

    /// Returns `true` at a `:` that is not half of a `::`.
    pub(super) fn is_colon(&self, ahead: usize) -> bool {
        let joint = self.peek_punct(ahead).is_some_and(|punct| punct.spacing() == Spacing::Joint);
        self.is_punct(ahead, ':') && !(joint && self.is_punct(ahead + 1, ':'))
    }

    pub(super) fn is_arrow(&self, ahead: usize) -> bool {
        self.is_punct(ahead, '-') && self.is_punct(ahead + 1, '>')
    }

    pub(super) fn is_attribute(&self, ahead: usize) -> bool {
        self.is_punct(ahead, '#') && self.is_group(ahead + 1, Delimiter::Bracket)
    }

    pub(super) fn peek_punct(&self, ahead: usize) -> Option<&Punct> {
        match self.peek(ahead) {
            Some(TokenTree::Punct(punct)) => Some(punct),
            _ => None,
        }
    }

    pub(super) fn eat_ident(&mut self) -> Option<Ident> {
        let ident = self.peek_ident(0).cloned()?;
        self.skip(1);
        Some(ident)
    }

    pub(super) fn eat_word(&mut self, word: &str) -> Option<Ident> {
        if self.is_word(0, word) { self.eat_ident() } else { None }
    }

    pub(super) fn eat_punct(&mut self, character: char) -> Option<Punct> {
        let punct = self.peek_punct(0).filter(|punct| punct.as_char() == character).cloned()?;
        self.skip(1);
        Some(punct)
    }

    pub(super) fn eat_group(&mut self, delimiter: Delimiter) -> Option<Group> {
        match self.peek(0) {
            Some(TokenTree::Group(group)) if group.delimiter() == delimiter => {
                let group = group.clone();
                self.skip(1);
                Some(group)
            }
            _ => None,
        }
    }

    /// Returns the place for an error about the next token: that token, or the last one at the end.
    pub(super) fn place(&self) -> Place {
        let last = || self.trees.last().map_or(self.close, end_of);
        self.peek(0).map_or_else(|| last().into(), |tree| start_of(tree).into())
    }

    /// Describes the next token for a message.
    pub(super) fn found(&self) -> String {
        match self.peek(0) {
            Some(tree) => describe(tree),
            None => "the end".to_owned(),
        }
    }

    /// Creates an error for an unexpected token.
    pub(super) fn expected(&self, wanted: &str) -> Report {
        Report::new(self.place(), format!("expected {wanted}, found {}", self.found()))
    }

    /// Creates an error for a missing `,` before the next item.
    pub(super) fn missing_comma(&self) -> Report {
        Report::new(self.place(), format!("missing `,` before {}", self.found()))
    }

    /// Skips past the next `,`. Stops before it if `starts_next` returns `true`: then the `,` is missing.
    pub(super) fn recover(&mut self, starts_next: impl Fn(&Cursor) -> bool) {
        while !self.is_at_end() {
            if self.eat_punct(',').is_some() || starts_next(self) {
                return;
            }
            self.skip(1);
        }
    }

    /// Eats the `,` after an item, or reports the token in its place.
    pub(super) fn end_item(&mut self, errors: &mut Errors, starts_next: impl Fn(&Cursor) -> bool) {
        if self.is_at_end() || self.eat_punct(',').is_some() {
            return;
        }
        if starts_next(self) {
            return errors.push(self.missing_comma());
        }
        errors.push(self.expected("`,`"));
        self.recover(starts_next);
    }
}

/// Unwraps literals and names from the invisible groups that `macro_rules!` puts around them.
fn push_visible(tree: TokenTree, trees: &mut Vec<TokenTree>) {
    if let TokenTree::Group(group) = &tree
        && group.delimiter() == Delimiter::None
    {
        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
        match inner.as_slice() {
            [TokenTree::Group(only)] if only.delimiter() == Delimiter::None => {
                return push_visible(inner.into_iter().next().unwrap_or(tree), trees);
            }
            [TokenTree::Ident(_) | TokenTree::Literal(_)] | [TokenTree::Punct(_), TokenTree::Literal(_)] => {
                return trees.extend(inner);
            }
            _ => {}
        }
    }
    trees.push(tree);
}

fn start_of(tree: &TokenTree) -> Span {
    match tree {
        TokenTree::Group(group) => group.span_open(),
        other => other.span(),
    }
}

fn end_of(tree: &TokenTree) -> Span {
    match tree {
        TokenTree::Group(group) => group.span_close(),
        other => other.span(),
    }
}

/// Describes a token for a message: a group by its delimiter, a long literal by its start.
pub(crate) fn describe(tree: &TokenTree) -> String {
    let text = match tree {
        TokenTree::Group(group) => match group.delimiter() {
            Delimiter::Parenthesis => "(".to_owned(),
            Delimiter::Brace => "{".to_owned(),
            Delimiter::Bracket => "[".to_owned(),
            Delimiter::None => return "an expression".to_owned(),
        },
        TokenTree::Literal(literal) => literal.to_string(),
        TokenTree::Ident(ident) => ident.to_string(),
        TokenTree::Punct(punct) => punct.to_string(),
    };
    match text.char_indices().nth(40) {
        Some((cut, _)) => format!("`{}…`", text.get(..cut).unwrap_or_default()),
        None => format!("`{text}`"),
    }
}
