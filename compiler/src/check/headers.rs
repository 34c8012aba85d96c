//! Headers: names and values that HTTP allows, and none that the transport sets itself.

use super::names::Seen;
use super::pairs::{check_key, entries_of};
use super::templates::check_text;
use super::tokens::Site;
use crate::errors::{Errors, Place, Report, shown};
use crate::model::Template;
use crate::syntax::{Key, Value};

/// What describes the connection or the length of the request, in lower case.
const FORBIDDEN: [&str; 7] = ["host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer"];

/// The headers of a request.
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
        Report::new(key.place(), "a header without a name")
    } else if let Some((at, wrong)) = name.char_indices().find(|(_, c)| !is_name_character(*c)) {
        Report::new(
            place_in(key, at, wrong),
            format!("the header name `{written}` cannot hold `{}`", shown(wrong.encode_utf8(&mut [0; 4]))),
        )
        .help("a header name is letters, digits and `-`")
    } else if FORBIDDEN.contains(&lower.as_str()) || lower.starts_with("proxy-") {
        Report::new(key.place(), format!("the header `{written}` cannot be set"))
            .help("it belongs to the connection, and is set where the request is sent")
    } else if let Some(first) = seen.insert(lower, key.place()) {
        Report::new(key.place(), format!("duplicate header `{written}`"))
            .note_at(first, "the first is")
            .help("upper and lower case make no difference")
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
    let refused = |range, message: &str| {
        Report::new(text.part(range), message).help("a header value is visible ASCII, with spaces inside only")
    };
    let wrong = written.char_indices().find(|(_, c)| !matches!(c, ' '..='~'));
    let report = if let Some((at, wrong)) = wrong {
        let message = format!("a header value cannot hold `{}`", shown(wrong.encode_utf8(&mut [0; 4])));
        refused(at..at + wrong.len_utf8(), &message)
    } else if written.starts_with(' ') {
        refused(0..1, "a header value cannot start with a space")
    } else if written.ends_with(' ') {
        refused(written.len() - 1..written.len(), "a header value cannot end with a space")
    } else {
        return template;
    };
    errors.push(report);
    None
}
