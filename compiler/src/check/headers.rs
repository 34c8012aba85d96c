//! Checks headers: HTTP must allow the names and values, and the transport must not set them itself.

use super::names::Seen;
use super::pairs::{check_key, entries_of};
use super::templates::check_text;
use super::tokens::Site;
use crate::errors::{Errors, Place, Report, shown};
use crate::model::Template;
use crate::syntax::{Key, Value};

/// The headers that the transport sets, in lower case.
const FORBIDDEN: [&str; 7] = ["host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer"];

/// Checks the headers of a request.
pub(super) fn check_headers(value: &Value, site: Site<'_>, errors: &mut Errors) -> Option<Vec<(String, Template)>> {
    let entries = entries_of(value, "headers", errors)?;
    let mut seen = Seen::default();
    let mut headers = Vec::with_capacity(entries.entries.len());
    for entry in &entries.entries {
        let name = check_name(&entry.key, &mut seen, errors);
        let value = check_value(&entry.value, site, errors);
        headers.push(name.zip(value));
    }
    headers.into_iter().collect()
}

fn check_name(key: &Key, seen: &mut Seen, errors: &mut Errors) -> Option<String> {
    let name = check_key(key, "header", &mut Seen::default(), errors)?;
    let lower = name.to_ascii_lowercase();
    let written = shown(&name);
    let report = if name.is_empty() {
        Report::new(key.place(), "missing header name")
    } else if let Some((at, wrong)) = name.char_indices().find(|(_, c)| !is_name_character(*c)) {
        let character = shown(wrong.encode_utf8(&mut [0; 4]));
        Report::new(place_in(key, at, wrong), format!("invalid character `{character}` in header name `{written}`"))
            .help("use letters, digits, and `-`")
    } else if FORBIDDEN.contains(&lower.as_str()) || lower.starts_with("proxy-") {
        Report::new(key.place(), format!("header `{written}` is not allowed in a declaration"))
            .note("the transport sets the headers that describe the connection or the length of the body")
    } else if let Some(first) = seen.insert(lower, key.place()) {
        Report::new(key.place(), format!("duplicate header `{written}`"))
            .note_at(first, "first used")
            .note("header names are case-insensitive")
    } else {
        return Some(name);
    };
    errors.push(report);
    None
}

fn place_in(key: &Key, at: usize, character: char) -> Place {
    match key {
        Key::Name(ident) => ident.into(),
        Key::Text(text) => text.part(at..at + character.len_utf8()),
    }
}

/// The characters of an HTTP token.
fn is_name_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)
}

fn check_value(value: &Value, site: Site<'_>, errors: &mut Errors) -> Option<Template> {
    let template = check_text(value, site, errors);
    let Value::Text(text) = value else { return template };
    let written = text.value();
    let invalid = |range, message: &str| {
        Report::new(text.part(range), message)
            .note("a header value consists of visible ASCII characters and spaces between them")
    };
    let wrong = written.char_indices().find(|(_, c)| !matches!(c, ' '..='~'));
    let report = if let Some((at, wrong)) = wrong {
        let message = format!("invalid character `{}` in a header value", shown(wrong.encode_utf8(&mut [0; 4])));
        invalid(at..at + wrong.len_utf8(), &message)
    } else if written.starts_with(' ') {
        invalid(0..1, "unexpected space at the start of a header value")
    } else if written.ends_with(' ') {
        invalid(written.len() - 1..written.len(), "unexpected space at the end of a header value")
    } else {
        return template;
    };
    errors.push(report);
    None
}
