//! Checks pairs of `name: value`: their names, and the values of parameters and forms.

use super::names::{Seen, with_article};
use super::templates::check_text;
use super::tokens::Site;
use crate::errors::{Errors, Report, shown};
use crate::model::Template;
use crate::syntax::{Entries, Key, Value};

/// Returns the pairs of a value that must have braces.
pub(super) fn entries_of<'a>(value: &'a Value, setting: &str, errors: &mut Errors) -> Option<&'a Entries> {
    if let Value::Object(_, entries) = value {
        return Some(entries);
    }
    if !matches!(value, Value::Broken) {
        let message = format!("expected `{{ name: value }}` after `{setting}`, found {}", value.described());
        let report = Report::new(value.span(), message);
        errors.push(report.help(format!("write `{setting}: {{ name: \"…\" }}`")));
    }
    None
}

/// Checks a name before a colon: it is not a template, and not a duplicate.
pub(super) fn check_key(key: &Key, what: &str, seen: &mut Seen, errors: &mut Errors) -> Option<String> {
    let name = key.name();
    if let Key::Text(text) = key
        && let Some(start) = name.find("{{")
    {
        let end = name.get(start..).and_then(|rest| rest.find("}}")).map_or(name.len(), |end| start + end + 2);
        let report =
            Report::new(text.part(start..end), format!("a token is not allowed in {} name", with_article(what)));
        errors.push(report.help("write the name without tokens").note("tokens are allowed in values"));
        return None;
    }
    if let Some(first) = seen.insert(name.clone(), key.place()) {
        let report = Report::new(key.place(), format!("duplicate {what} `{}`", shown(&name)));
        errors.push(report.note_at(first, "first used"));
        return None;
    }
    Some(name)
}

/// Checks the pairs of parameters or of a form, whose values are text.
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
        let name = name.filter(|name| reject_empty(name, &entry.key, what, errors));
        let value = check_text(&entry.value, site, errors);
        pairs.push(name.zip(value));
    }
    pairs.into_iter().collect()
}

/// Rejects an empty name. Returns `true` if the name is not empty.
pub(super) fn reject_empty(name: &str, key: &Key, what: &str, errors: &mut Errors) -> bool {
    if name.is_empty() {
        errors.push(Report::new(key.place(), format!("missing {what} name")));
    }
    !name.is_empty()
}
