//! Where a mistake is: at tokens, or inside a string literal.

use std::ops::Range;

use proc_macro2::{Group, Ident, Literal, Punct, Span, TokenTree};

use super::drawing::{Location, draw};

/// The place of a mistake.
#[derive(Clone)]
pub(crate) enum Place {
    /// From one token to another.
    Tokens { start: Span, end: Span },
    /// A part of a literal; the range counts in the bytes of its source text.
    Inside { literal: Literal, range: Range<usize> },
}

impl Place {
    /// From the start of one token to the end of another.
    pub(crate) fn between(start: Span, end: Span) -> Place {
        Place::Tokens { start, end }
    }

    /// Both counted from 1, the column in characters.
    pub(crate) fn line_and_column(&self) -> (usize, usize) {
        match self {
            Place::Tokens { start, .. } => {
                let start = start.start();
                (start.line.max(1), start.column + 1)
            }
            Place::Inside { literal, range } => {
                let start = literal.span().start();
                let source = literal.to_string();
                let (lines, column) = walk(source.get(..range.start).unwrap_or_default());
                let before = if lines == 0 { start.column } else { 0 };
                (start.line.max(1) + lines, before + column + 1)
            }
        }
    }

    /// Where it is for a reader. Compilers before 1.88 do not tell.
    pub(super) fn location(&self) -> Option<Location> {
        let span = match self {
            Place::Tokens { start, .. } => *start,
            Place::Inside { literal, .. } => literal.span(),
        };
        let (line, column) = self.line_and_column();
        (span.start().line > 0).then(|| Location { file: span.file(), line, column })
    }

    /// In bytes of the text that was read. Compilers tell macros no such thing.
    pub(super) fn byte_range(&self) -> Range<usize> {
        match self {
            Place::Tokens { start, end } => {
                let start = start.byte_range().start;
                start..end.byte_range().end.max(start)
            }
            Place::Inside { literal, range } => {
                let start = literal.span().byte_range().start;
                start + range.start..start + range.end
            }
        }
    }

    /// The spans of the first and the last token, and what shows the place where spans cannot.
    pub(super) fn spans_and_drawing(&self) -> (Span, Span, Option<String>) {
        match self {
            Place::Tokens { start, end } => (*start, *end, None),
            Place::Inside { literal, range } => match literal.subspan(range.clone()) {
                Some(span) => (span, span, None),
                None => {
                    let span = literal.span();
                    let drawing = draw(self.location(), &literal.to_string(), range.clone());
                    (span, span, Some(drawing))
                }
            },
        }
    }
}

/// How many lines a text ends, and how many characters follow.
fn walk(text: &str) -> (usize, usize) {
    let lines = text.matches('\n').count();
    let last = text.rsplit('\n').next().unwrap_or_default();
    (lines, last.chars().count())
}

impl From<Span> for Place {
    fn from(span: Span) -> Place {
        Place::between(span, span)
    }
}

impl From<&Ident> for Place {
    fn from(ident: &Ident) -> Place {
        ident.span().into()
    }
}

impl From<&Punct> for Place {
    fn from(punct: &Punct) -> Place {
        punct.span().into()
    }
}

impl From<&Group> for Place {
    fn from(group: &Group) -> Place {
        group.span().into()
    }
}

impl From<&TokenTree> for Place {
    fn from(tree: &TokenTree) -> Place {
        tree.span().into()
    }
}
