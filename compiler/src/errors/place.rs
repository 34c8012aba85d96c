//! The place of an error: tokens, or a part of a string literal.

use std::ops::Range;

use proc_macro2::{Group, Ident, Literal, Punct, Span, TokenTree};

use super::diagnostic::Position;
use super::drawing::{Location, draw};

/// The place of an error.
#[derive(Clone)]
pub(crate) enum Place {
    /// From one token to another, both included.
    Tokens { start: Span, end: Span },
    /// A part of a literal. The range counts the bytes of its source text.
    Inside { literal: Literal, range: Range<usize> },
}

impl Place {
    /// Creates a place from the start of one token to the end of another.
    pub(crate) fn between(start: Span, end: Span) -> Place {
        Place::Tokens { start, end }
    }

    /// Returns the line and the column in characters, both counted from 1.
    pub(crate) fn line_and_column(&self) -> (usize, usize) {
        match self {
            Place::Tokens { start, .. } => {
                let start = start.start();
                (start.line.max(1), start.column + 1)
            }
            Place::Inside { literal, range } => {
                let start = literal.span().start();
                let source = literal.to_string();
                let (lines, column) = count_lines(source.get(..range.start).unwrap_or_default());
                let before = if lines == 0 { start.column } else { 0 };
                (start.line.max(1) + lines, before + column + 1)
            }
        }
    }

    pub(super) fn position(&self) -> Position {
        let (line, column) = self.line_and_column();
        Position { line, column, range: self.byte_range() }
    }

    /// Returns the file, line, and column, or `None` if the compiler does not report them.
    pub(super) fn location(&self) -> Option<Location> {
        let span = match self {
            Place::Tokens { start, .. } => *start,
            Place::Inside { literal, .. } => literal.span(),
        };
        let (line, column) = self.line_and_column();
        (span.start().line > 0).then(|| Location { file: span.file(), line, column })
    }

    /// Returns the range in bytes of the parsed text. In a macro, the compiler reports no such range.
    fn byte_range(&self) -> Range<usize> {
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

    /// Returns the spans of the first and the last token, and a drawing of the place if no span covers
    /// exactly that place.
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

/// Returns the number of line ends in a text, and of the characters after the last one.
fn count_lines(text: &str) -> (usize, usize) {
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
