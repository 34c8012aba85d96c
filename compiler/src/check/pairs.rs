//! `{ name: value }`: parameters, forms and client inputs.

use super::json::check_single;
use super::names::{Seen, refuse_unsafe, with_article};
use super::secrets::Destination;
use super::templates::check_text;
use super::tokens::Site;
use crate::errors::{Errors, Report, shown};
use crate::model::{self, Template};
use crate::scope::Scope;
use crate::syntax::{Entries, Key, Value};

/// The pairs of a value that must have braces.
pub(super) fn entries_of<'a>(value: &'a Value, setting: &str, errors: &mut Errors) -> Option<&'a Entries> {
    if let Value::Object(_, entries) = value {
        return Some(entries);
    }
    if !matches!(value, Value::Broken) {
        let message = format!("expected `{{ name: value }}` behind `{setting}`, found {}", value.described());
        let report = Report::new(value.span(), message);
        errors.push(report.help(format!("write `{setting}: {{ name: \"…\" }}`, with a name for each value")));
    }
    None
}

/// A name before a colon: no template, and not there twice.
pub(super) fn check_key(key: &Key, what: &str, seen: &mut Seen, errors: &mut Errors) -> Option<String> {
    let name = key.name();
    if let Key::Text(text) = key {
        if let Some(start) = name.find("{{") {
            let end = name.get(start..).and_then(|rest| rest.find("}}")).map_or(name.len(), |end| start + end + 2);
            let report = Report::new(
                text.part(start..end),
                format!("{} is no template: no token can stand in it", with_article(what)),
            );
            errors.push(report.help("write the name out; tokens stand in values"));
            return None;
        }
    }
    if let Some(first) = seen.insert(name.clone(), key.place()) {
        let report = Report::new(key.place(), format!("duplicate {what} `{}`", shown(&name)));
        errors.push(report.note_at(first, "the first is"));
        return None;
    }
    Some(name)
}

/// The pairs of parameters or of a form, whose values are text.
pub(super) fn check_texts(
    entries: &Entries,
    what: &str,
    mut seen: Seen,
    site: Site<'_>,
    errors: &mut Errors,
) -> Option<Vec<(String, Template)>> {
    let mut pairs = Vec::with_capacity(entries.entries.len());
    for entry in &entries.entries {
        let name = check_key(&entry.key, what, &mut seen, errors);
        let name = name.filter(|name| refuse_empty(name, &entry.key, what, errors));
        let value = check_text(&entry.value, site, errors);
        pairs.push(name.zip(value));
    }
    pairs.into_iter().collect()
}

/// What a `client` function gives to the page.
pub(super) fn check_client_inputs(
    value: &Value,
    scope: Scope<'_>,
    errors: &mut Errors,
) -> Option<Vec<(String, model::Value)>> {
    let entries = entries_of(value, "inputs", errors)?;
    let mut seen = Seen::default();
    let mut inputs = Vec::with_capacity(entries.entries.len());
    for entry in &entries.entries {
        let written = entry.key.name();
        refuse_unsafe(&written, entry.key.place(), errors);
        let name = check_key(&entry.key, "client input", &mut seen, errors);
        let name = name.filter(|name| refuse_empty(name, &entry.key, "client input", errors));
        let site = Site { scope, destination: Destination::ClientInput(&written) };
        inputs.push(name.zip(check_single(&entry.value, "a client input", site, errors)));
    }
    inputs.into_iter().collect()
}

fn refuse_empty(name: &str, key: &Key, what: &str, errors: &mut Errors) -> bool {
    if name.is_empty() {
        errors.push(Report::new(key.place(), format!("{} without a name", with_article(what))));
    }
    !name.is_empty()
}
