//! Checks templates, and resolves their tokens.

use std::ops::Range;

use super::constants::{check_bool, check_number, text_of};
use super::tokens::{Site, check_token};
use crate::errors::{Errors, Report};
use crate::literal::Text;
use crate::model::{self, Constant, Part, Template};
use crate::syntax::Value;
use crate::template::{self, Segment};

/// A part of a text with its place in the value.
pub(super) struct Piece {
    pub(super) range: Range<usize>,
    pub(super) content: Content,
}

pub(super) enum Content {
    Text,
    /// `{{{{`.
    Escape,
    Token {
        /// `None` if the token is invalid.
        token: Option<model::Token>,
        as_text: bool,
    },
}

/// The parts of a text.
pub(super) struct Pieces {
    pub(super) list: Vec<Piece>,
    /// Whether all braces are valid.
    pub(super) readable: bool,
    /// Whether all braces and tokens are valid.
    pub(super) intact: bool,
}

/// Parses a text, and resolves its tokens.
pub(super) fn read_pieces(text: &Text, site: Site<'_>, errors: &mut Errors) -> Pieces {
    let template = template::read(text.value());
    let readable = template.problems.is_empty();
    let mut intact = readable;
    for problem in template.problems {
        let report = Report::new(text.part(problem.range), problem.message);
        let report = problem.help.into_iter().fold(report, Report::help);
        errors.push(problem.notes.into_iter().fold(report, Report::note));
    }
    let mut pieces = Vec::with_capacity(template.segments.len());
    for segment in template.segments {
        pieces.push(match segment {
            Segment::Text(range) => Piece { range, content: Content::Text },
            Segment::Escape(range) => Piece { range, content: Content::Escape },
            Segment::Token(token) => {
                let (range, as_text) = (token.range.clone(), token.as_text);
                let token = check_token(&token, text, site, errors);
                intact &= token.is_some();
                Piece { range, content: Content::Token { token, as_text } }
            }
        });
    }
    Pieces { list: pieces, readable, intact }
}

/// Checks a template whose value is text.
pub(super) fn check_template(text: &Text, site: Site<'_>, errors: &mut Errors) -> Option<Template> {
    let pieces = read_pieces(text, site, errors);
    pieces.intact.then(|| join(text, pieces.list))
}

/// Checks a template whose value keeps its type if it is exactly one token.
pub(super) fn check_whole(text: &Text, site: Site<'_>, errors: &mut Errors) -> Option<model::Value> {
    let mut pieces = read_pieces(text, site, errors);
    if !pieces.intact {
        return None;
    }
    if let [Piece { content: Content::Token { token, as_text: false }, .. }] = pieces.list.as_mut_slice() {
        return token.take().map(model::Value::Whole);
    }
    Some(model::Value::Text(join(text, pieces.list)))
}

/// Checks a template or a literal whose value is text.
pub(super) fn check_text(value: &Value, site: Site<'_>, errors: &mut Errors) -> Option<Template> {
    if let Value::Text(text) = value {
        return check_template(text, site, errors);
    }
    let written = text_of(&check_constant(value, errors)?);
    Some(Template { parts: vec![Part::Text(written)], span: value.span() })
}

/// Checks a number, `true`, or `false`. Rejects any other value.
pub(super) fn check_constant(value: &Value, errors: &mut Errors) -> Option<Constant> {
    let report = match value {
        Value::Literal { minus, literal } => return check_number(minus.is_some(), literal, errors),
        Value::Broken => return None,
        Value::Word(word) => match check_bool(word) {
            Some(constant) => return Some(constant),
            None if word == "null" => {
                Report::new(word, "expected text, found `null`").help("remove it, or write a token that can be `None`")
            }
            None => Report::new(word, format!("unknown value `{word}`"))
                .help(format!("write `\"{{{{{word}}}}}\"` for the value `{word}`, or `\"{word}\"` for text")),
        },
        Value::Rust(word, _) => Report::new(word, format!("unexpected Rust expression {}", value.described()))
            .help("write text with tokens for the values: `\"… {{name}} …\"`")
            .note("a declaration contains no Rust expressions"),
        Value::Object(..) | Value::List(..) => {
            Report::new(value.span(), format!("expected a template or a literal, found {}", value.described()))
                .help("write each value under its own name")
        }
        other => Report::new(other.span(), format!("expected a template or a literal, found {}", other.described())),
    };
    errors.push(report);
    None
}

fn join(text: &Text, pieces: Vec<Piece>) -> Template {
    let parts = pieces.into_iter().fold(Vec::new(), |mut parts, piece| {
        let written = match piece.content {
            Content::Token { token, .. } => {
                parts.extend(token.map(Part::Token));
                return parts;
            }
            Content::Text => text.value().get(piece.range).unwrap_or_default(),
            Content::Escape => "{{",
        };
        match parts.last_mut() {
            Some(Part::Text(last)) => last.push_str(written),
            _ => parts.push(Part::Text(written.to_owned())),
        }
        parts
    });
    Template { parts, span: text.span() }
}
