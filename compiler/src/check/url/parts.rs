//! Checks the parts after the start of a URL: path, query, fragment.

use std::ops::Range;

use super::draft::{Draft, Purpose};
use crate::errors::{Errors, Report};
use crate::model::Template;

/// Checks a path. Returns its segments between the slashes: two for `/a/{{b}}`.
pub(super) fn check_path(draft: &Draft<'_>, range: Range<usize>, errors: &mut Errors) -> Option<Vec<Template>> {
    if range.is_empty() {
        return Some(Vec::new());
    }
    let mut intact = true;
    let mut segments = Vec::new();
    for segment in draft.split(range.start + 1..range.end, '/') {
        let written = draft.part(segment.clone()).to_ascii_lowercase().replace("%2e", ".");
        if matches!(written.as_str(), "." | "..") {
            let message = format!("path segment `{}` is not allowed in a URL", draft.part(segment.clone()));
            let report = Report::new(draft.place(segment.clone()), message);
            errors.push(report.help("write the resulting path, without `.` and `..`"));
            intact = false;
        }
        segments.push(draft.template(segment));
    }
    intact.then_some(segments)
}

/// Checks a query, and returns its pairs: `?name={{value}}&…`.
pub(super) fn check_query(
    draft: &Draft<'_>,
    range: Range<usize>,
    errors: &mut Errors,
) -> Option<Vec<(String, Option<Template>)>> {
    let inner = range.start + 1..range.end;
    if inner.start >= inner.end {
        return Some(Vec::new());
    }
    let mut intact = true;
    let mut pairs = Vec::new();
    for pair in draft.split(inner, '&') {
        let name_end = draft.find(pair.clone(), &['=']).unwrap_or(pair.end);
        let name = pair.start..name_end;
        if draft.has_token(name.clone()) {
            let report = |place| {
                let report = Report::new(place, "a token is not allowed in a query parameter name");
                report.help("write the name without tokens: `?name={{value}}`")
            };
            draft.reject_tokens(name.clone(), report, errors);
            intact = false;
        }
        let value = (name_end < pair.end).then(|| draft.template(name_end + 1..pair.end));
        pairs.push((draft.part(name).to_owned(), value));
    }
    intact.then_some(pairs)
}

/// Checks a fragment, which only a link can have.
pub(super) fn check_fragment(
    draft: &Draft<'_>,
    range: Range<usize>,
    purpose: Purpose,
    is_opaque: bool,
    errors: &mut Errors,
) -> Option<Option<Template>> {
    if range.is_empty() {
        return Some(None);
    }
    if purpose == Purpose::Link && !is_opaque {
        return Some(Some(draft.template(range.start + 1..range.end)));
    }
    let url = if is_opaque { "a `mailto:` or `tel:` link" } else { "the URL of a request" };
    let report = Report::new(draft.place(range), format!("a fragment is not allowed in {url}"));
    errors.push(report.help("remove it, or write `%23` for a literal `#`"));
    None
}

/// Rejects a `%` that does not start an escape.
pub(super) fn check_escapes(draft: &Draft<'_>, errors: &mut Errors) -> Option<()> {
    let mut intact = true;
    for (at, _) in draft.plain.match_indices('%') {
        let digits = draft.plain.get(at + 1..at + 3).unwrap_or_default();
        if digits.len() < 2 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            let report = Report::new(draft.place(at..at + 1), "invalid `%` escape in a URL");
            let report = report.help("write `%25` for a literal `%`");
            errors.push(report.note("an escape is a `%` and two hexadecimal digits"));
            intact = false;
        }
    }
    intact.then_some(())
}
