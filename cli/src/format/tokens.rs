//! The tokens of a declaration in their spelling, with the comments and line endings between them.

use std::ops::Range;

use proc_macro2::{Group, TokenTree};

pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    /// The byte offset in the file.
    pub(super) start: usize,
    pub(super) kind: Kind,
    /// The gap between the previous token and this one.
    pub(super) gap: Gap<'a>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An opening bracket, and the index of the token that closes it.
    Open {
        close: usize,
    },
    Close,
    /// A doc comment, which the compiler parses as an attribute.
    Doc,
    Word,
    Other,
}

#[derive(Default)]
pub(super) struct Gap<'a> {
    pub(super) comments: Vec<Comment<'a>>,
    /// The number of line endings after the last comment.
    pub(super) breaks: usize,
}

pub(super) struct Comment<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    /// The number of line endings between the previous comment or token and this one.
    pub(super) breaks: usize,
}

impl Comment<'_> {
    pub(super) fn is_line(&self) -> bool {
        self.text.starts_with("//")
    }
}

impl Gap<'_> {
    pub(super) fn has_breaks(&self) -> bool {
        self.breaks > 0 || self.comments.iter().any(|comment| comment.breaks > 0)
    }

    /// Returns `true` if a line ends at the start of the gap.
    pub(super) fn starts_with_break(&self) -> bool {
        self.comments.first().map_or(self.breaks, |comment| comment.breaks) > 0
    }
}

impl Token<'_> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// Reads the tokens of a group of `source`, including its brackets.
pub(super) fn read<'a>(source: &'a str, group: &Group) -> Vec<Token<'a>> {
    let mut reader = Reader { source, tokens: Vec::new(), end: group.span_open().byte_range().start };
    reader.read_group(group);
    reader.tokens
}

struct Reader<'a> {
    source: &'a str,
    tokens: Vec<Token<'a>>,
    end: usize,
}

impl Reader<'_> {
    fn read_group(&mut self, group: &Group) {
        let open = self.tokens.len();
        self.push(group.span_open().byte_range(), Kind::Other);
        for tree in group.stream() {
            self.read_tree(&tree);
        }
        let close = self.tokens.len();
        self.push(group.span_close().byte_range(), Kind::Close);
        if let Some(token) = self.tokens.get_mut(open) {
            token.kind = Kind::Open { close };
        }
    }

    fn read_tree(&mut self, tree: &TokenTree) {
        let range = tree.span().byte_range();
        // A doc comment is several tokens, which all have the place of the whole.
        if range.start < self.end {
            return;
        }
        match tree {
            TokenTree::Group(group) => self.read_group(group),
            TokenTree::Ident(_) => self.push(range, Kind::Word),
            TokenTree::Punct(_) if range.len() > 1 => self.push(range, Kind::Doc),
            TokenTree::Punct(_) | TokenTree::Literal(_) => self.push(range, Kind::Other),
        }
    }

    fn push(&mut self, range: Range<usize>, kind: Kind) {
        let gap = read_gap(self.source, self.end..range.start);
        // A doc comment contains the `\r` at the end of its line.
        let text = self.source.get(range.clone()).unwrap_or_default().trim_end_matches('\r');
        self.tokens.push(Token { text, start: range.start, kind, gap });
        self.end = range.end;
    }
}

/// Reads the whitespace and the comments between two tokens.
fn read_gap(source: &str, range: Range<usize>) -> Gap<'_> {
    let mut gap = Gap::default();
    let mut rest = source.get(range.clone()).unwrap_or_default();
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_length(rest)
        } else {
            gap.breaks += usize::from(first == '\n');
            first.len_utf8()
        };
        let (text, after) = rest.split_at(length);
        if first == '/' {
            let start = range.end - rest.len();
            gap.comments.push(Comment { text: text.trim_end(), start, breaks: gap.breaks });
            gap.breaks = 0;
        }
        rest = after;
    }
    gap
}

/// Returns the length of a block comment. Block comments nest.
fn block_length(text: &str) -> usize {
    let mut depth = 0usize;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}
