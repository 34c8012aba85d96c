//! Replaces each token of a URL with a placeholder, so that its structure can be parsed as plain text.

use std::ops::Range;

use crate::check::templates::{Content, Piece, read_pieces};
use crate::check::tokens::Site;
use crate::errors::{Errors, Place, Report, shown};
use crate::literal::Text;
use crate::model::{Part, Template, Token};

/// The placeholder of a token. Static text cannot contain it.
const TOKEN: char = '\0';

/// The use of a URL.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Request,
    Link,
}

pub(super) struct Draft<'a> {
    text: &'a Text,
    /// The URL with `TOKEN` for each token. Ranges count its bytes.
    pub(super) plain: String,
    /// For each piece: its start in `plain`, and its range in the value of the text.
    pieces: Vec<(usize, Range<usize>)>,
    /// For each token: its place in `plain`.
    tokens: Vec<(usize, UrlToken)>,
    /// Whether all tokens are valid.
    pub(super) intact: bool,
}

pub(super) struct UrlToken {
    /// `None` if the token is invalid.
    pub(super) token: Option<Token>,
    pub(super) as_text: bool,
}

impl<'a> Draft<'a> {
    /// Parses a text. Returns `None` if its braces or characters are invalid.
    pub(super) fn read(text: &'a Text, site: Site<'_>, errors: &mut Errors) -> Option<Draft<'a>> {
        let pieces = read_pieces(text, site, errors);
        let mut draft =
            Draft { text, plain: String::new(), pieces: Vec::new(), tokens: Vec::new(), intact: pieces.intact };
        let mut clean = pieces.readable;
        let mut escaped = false;
        for piece in pieces.list {
            let report = match piece.content {
                Content::Token { .. } => None,
                Content::Escape => Some(escape_error(text, &piece)),
                Content::Text => character_error(text, &piece, escaped),
            };
            escaped |= matches!(piece.content, Content::Escape);
            if let Some(report) = report {
                errors.push(report);
                clean = false;
            }
            draft.push(piece);
        }
        clean.then_some(draft)
    }

    fn push(&mut self, piece: Piece) {
        let start = self.plain.len();
        self.pieces.push((start, piece.range.clone()));
        match piece.content {
            Content::Text => self.plain.push_str(self.text.value().get(piece.range).unwrap_or_default()),
            Content::Escape => {}
            Content::Token { token, as_text } => {
                self.plain.push(TOKEN);
                self.tokens.push((start, UrlToken { token, as_text }));
            }
        }
    }

    /// Returns the text of a part, with placeholders for its tokens.
    pub(super) fn part(&self, range: Range<usize>) -> &str {
        self.plain.get(range).unwrap_or_default()
    }

    /// Finds the first of some characters in a part.
    pub(super) fn find(&self, range: Range<usize>, characters: &[char]) -> Option<usize> {
        let start = range.start;
        self.part(range).find(characters).map(|found| start + found)
    }

    /// Splits a part at a separator.
    pub(super) fn split(&self, range: Range<usize>, separator: char) -> Vec<Range<usize>> {
        let mut start = range.start;
        let parts = self.part(range).split(separator);
        parts
            .map(|part| {
                let range = start..start + part.len();
                start = range.end + separator.len_utf8();
                range
            })
            .collect()
    }

    /// Returns the token at a place.
    pub(super) fn token_at(&self, at: usize) -> Option<&UrlToken> {
        let index = self.tokens.binary_search_by_key(&at, |(place, _)| *place).ok()?;
        self.tokens.get(index).map(|(_, token)| token)
    }

    pub(super) fn has_token(&self, range: Range<usize>) -> bool {
        self.part(range).contains(TOKEN)
    }

    /// Reports each valid token of a part, as `report` describes it at its place.
    pub(super) fn reject_tokens(&self, range: Range<usize>, report: impl Fn(Place) -> Report, errors: &mut Errors) {
        for (at, token) in &self.tokens {
            if range.contains(at) && token.token.is_some() {
                errors.push(report(self.place(*at..*at + 1)));
            }
        }
    }

    /// Returns a part as a template.
    pub(super) fn template(&self, range: Range<usize>) -> Template {
        let mut parts = Vec::new();
        let mut at = range.start;
        for (index, text) in self.part(range).split(TOKEN).enumerate() {
            if index > 0 {
                parts.extend(self.token_at(at).and_then(|token| token.token.clone()).map(Part::Token));
                at += TOKEN.len_utf8();
            }
            if !text.is_empty() {
                parts.push(Part::Text(text.to_owned()));
            }
            at += text.len();
        }
        Template { parts, span: self.text.span() }
    }

    /// Returns the place of a part in the source.
    pub(super) fn place(&self, range: Range<usize>) -> Place {
        let start = self.value_of(range.start).start;
        let end = if range.is_empty() { start } else { self.value_of(range.end - 1).end };
        self.text.part(start..end.max(start))
    }

    /// Returns the URL as in the source, for a message.
    pub(super) fn shown(&self) -> String {
        shown(self.text.value())
    }

    /// Returns the place of the whole URL in the source.
    pub(super) fn whole(&self) -> Place {
        self.text.part(0..self.text.value().len())
    }

    /// Returns the range in the value for a place: of a whole token, or of one byte of text.
    fn value_of(&self, at: usize) -> Range<usize> {
        let index = self.pieces.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        let Some((start, value)) = self.pieces.get(index) else { return 0..0 };
        if self.token_at(*start).is_some() && at == *start {
            return value.clone();
        }
        let found = (value.start + (at - start)).min(value.end);
        found..(found + 1).min(value.end)
    }
}

fn escape_error(text: &Text, piece: &Piece) -> Report {
    let report = Report::new(text.part(piece.range.clone()), "`{` is not allowed in a URL");
    report.help("write `%7B` for `{` and `%7D` for `}`")
}

/// Returns an error for the first character of a piece that is not allowed in a URL. After an escape,
/// closing braces belong to an error that is already reported.
fn character_error(text: &Text, piece: &Piece, escaped: bool) -> Option<Report> {
    let written = text.value().get(piece.range.clone())?;
    let is_rejected =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\\' | '{') || (c == '}' && !escaped);
    let (at, found) = written.char_indices().find(|(_, c)| is_rejected(*c))?;
    let place = |range: Range<usize>| text.part(piece.range.start + range.start..piece.range.start + range.end);
    if let Some((range, name)) = single_braces(written, at) {
        let report = Report::new(place(range), format!("expected two braces on each side of `{name}`"));
        return Some(report.help(format!("write `{{{{{name}}}}}`")).note("outside of URLs, single braces are text"));
    }
    let place = place(at..at + found.len_utf8());
    let (what, help) = match found {
        '{' | '}' => (format!("`{found}`"), Some("write a token as `{{name}}`, `%7B` for `{`, and `%7D` for `}`")),
        '\\' => ("a backslash".to_owned(), Some("write `/`")),
        ' ' => ("a space".to_owned(), Some("write `%20`")),
        _ => (format!("`{}`", shown(found.encode_utf8(&mut [0; 4]))), None),
    };
    let report = Report::new(place, format!("{what} is not allowed in a URL"));
    Some(match help {
        Some(help) => report.help(help),
        None => report,
    })
}

/// Finds `{name}` or `${name}` with its brace at `at`: other tools write tokens like that.
fn single_braces(written: &str, at: usize) -> Option<(Range<usize>, &str)> {
    let name = written.get(at..)?.strip_prefix('{')?.split('}').next()?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
    let end = at + 1 + name.len();
    let is_closed = written.get(end..)?.starts_with('}');
    let start = at - usize::from(written.get(..at)?.ends_with('$'));
    (is_name && is_closed).then_some((start..end + 1, name))
}
