//! A URL with a placeholder for each token, so that its structure can be found as in plain text.

use std::ops::Range;

use crate::check::templates::{Content, Piece, read_pieces};
use crate::check::tokens::Site;
use crate::errors::{Errors, Place, Report, shown};
use crate::literal::Text;
use crate::model::{Part, Template, Token};

/// Stands for a token; static text cannot hold it.
const TOKEN: char = '\0';

pub(super) struct Draft<'a> {
    text: &'a Text,
    /// The URL with `TOKEN` for each token. Ranges count in its bytes.
    pub(super) plain: String,
    /// For each piece: its start in `plain`, and its range in the value of the text.
    pieces: Vec<(usize, Range<usize>)>,
    /// For each token: its place in `plain`.
    tokens: Vec<(usize, UrlToken)>,
    /// Whether nothing was refused so far.
    pub(super) intact: bool,
}

pub(super) struct UrlToken {
    /// `None` where its mistake is reported already.
    pub(super) token: Option<Token>,
    pub(super) as_text: bool,
}

impl<'a> Draft<'a> {
    /// `None` where the text cannot be taken apart.
    pub(super) fn read(text: &'a Text, site: Site<'_>, errors: &mut Errors) -> Option<Draft<'a>> {
        let pieces = read_pieces(text, site, errors);
        let mut draft =
            Draft { text, plain: String::new(), pieces: Vec::new(), tokens: Vec::new(), intact: pieces.intact };
        let mut clean = pieces.readable;
        let mut escaped = false;
        for piece in pieces.list {
            let report = match piece.content {
                Content::Token { .. } => None,
                Content::Escape => Some(refused_escape(text, &piece)),
                Content::Text => refused_characters(text, &piece, escaped),
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

    /// The text of a part; its tokens are placeholders.
    pub(super) fn part(&self, range: Range<usize>) -> &str {
        self.plain.get(range).unwrap_or_default()
    }

    /// The first of some characters in a part.
    pub(super) fn find(&self, range: Range<usize>, characters: &[char]) -> Option<usize> {
        let start = range.start;
        self.part(range).find(characters).map(|found| start + found)
    }

    /// The parts between a separator.
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

    /// The token that stands at a place.
    pub(super) fn token_at(&self, at: usize) -> Option<&UrlToken> {
        let index = self.tokens.binary_search_by_key(&at, |(place, _)| *place).ok()?;
        self.tokens.get(index).map(|(_, token)| token)
    }

    pub(super) fn has_token(&self, range: Range<usize>) -> bool {
        self.part(range).contains(TOKEN)
    }

    /// Reports each token of a part, but those that are reported already.
    pub(super) fn refuse_tokens(&self, range: Range<usize>, message: &str, help: &str, errors: &mut Errors) {
        for (at, token) in &self.tokens {
            if range.contains(at) && token.token.is_some() {
                errors.push(Report::new(self.place(*at..*at + 1), message).help(help));
            }
        }
    }

    /// A part as a template.
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

    /// Where a part stands in the source.
    pub(super) fn place(&self, range: Range<usize>) -> Place {
        let start = self.value_of(range.start).start;
        let end = if range.is_empty() { start } else { self.value_of(range.end - 1).end };
        self.text.part(start..end.max(start))
    }

    /// Where the whole URL stands in the source.
    pub(super) fn whole(&self) -> Place {
        self.text.part(0..self.text.value().len())
    }

    /// The range in the value of what stands at a place: of a token whole, of text one byte.
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

fn refused_escape(text: &Text, piece: &Piece) -> Report {
    let report = Report::new(text.part(piece.range.clone()), "a brace cannot stand in a URL");
    report.help("write `%7B` for `{` and `%7D` for `}`")
}

/// What no static part of a URL can hold: the first of each piece. Behind an escape, closing braces
/// belong to what is reported already.
fn refused_characters(text: &Text, piece: &Piece, escaped: bool) -> Option<Report> {
    let written = text.value().get(piece.range.clone())?;
    let is_rejected =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\\' | '{') || (c == '}' && !escaped);
    let (at, found) = written.char_indices().find(|(_, c)| is_rejected(*c))?;
    let place = |range: Range<usize>| text.part(piece.range.start + range.start..piece.range.start + range.end);
    if let Some((range, name)) = single_braces(written, at) {
        let report = Report::new(place(range), "a token has two braces on each side");
        return Some(report.help(format!("write `{{{{{name}}}}}`")).help("outside of URLs, single braces are text"));
    }
    let place = place(at..at + found.len_utf8());
    Some(match found {
        '{' | '}' => Report::new(place, format!("a single `{found}` cannot stand in a URL"))
            .help("a token is written `{{name}}`; write `%7B` for `{` and `%7D` for `}`"),
        '\\' => Report::new(place, "a backslash cannot stand in a URL").help("write `/`"),
        ' ' => Report::new(place, "a space cannot stand in a URL").help("write `%20`"),
        _ => Report::new(place, format!("`{}` cannot stand in a URL", shown(found.encode_utf8(&mut [0; 4])))),
    })
}

/// `{name}` or `${name}`, where its brace stands at `at`: how other tools write a token.
fn single_braces(written: &str, at: usize) -> Option<(Range<usize>, &str)> {
    let name = written.get(at..)?.strip_prefix('{')?.split('}').next()?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
    let end = at + 1 + name.len();
    let is_closed = written.get(end..)?.starts_with('}');
    let start = at - usize::from(written.get(..at)?.ends_with('$'));
    (is_name && is_closed).then_some((start..end + 1, name))
}
