//! What follows the start of a URL: path, query, fragment.

use std::ops::Range;

use super::Purpose;
use super::draft::Draft;
use crate::errors::{Errors, Report};
use crate::model::Template;

/// The segments between the slashes of `/a/{{b}}`.
pub(super) fn check_path(draft: &Draft<'_>, range: Range<usize>, errors: &mut Errors) -> Option<Vec<Template>> {
    if range.is_empty() {
        return Some(Vec::new());
    }
    let mut intact = true;
    let mut segments = Vec::new();
    for segment in draft.split(range.start + 1..range.end, '/') {
        let written = draft.part(segment.clone()).to_ascii_lowercase().replace("%2e", ".");
        if matches!(written.as_str(), "." | "..") {
            let message = format!("the path segment `{}` is refused", draft.part(segment.clone()));
            let report = Report::new(draft.place(segment.clone()), message);
            errors.push(report.help("write the path that is meant, without `.` and `..`"));
            intact = false;
        }
        segments.push(draft.template(segment));
    }
    intact.then_some(segments)
}

/// The pairs of `?name={{value}}&…`.
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
            let message = "a token cannot stand in the name of a query parameter";
            draft.refuse_tokens(name.clone(), message, "write the name out: `?name={{value}}`", errors);
            intact = false;
        }
        let value = (name_end < pair.end).then(|| draft.template(name_end + 1..pair.end));
        pairs.push((draft.part(name).to_owned(), value));
    }
    intact.then_some(pairs)
}

/// What follows `#`, in a link.
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
    let what = if is_opaque { "this link" } else { "the URL of a request" };
    let report = Report::new(draft.place(range), format!("{what} has no fragment"));
    errors.push(report.help("a fragment is never sent; write `%23` for a `#` that is meant as text"));
    None
}

/// Refuses a `%` that starts no escape.
pub(super) fn check_escapes(draft: &Draft<'_>, errors: &mut Errors) -> Option<()> {
    let mut intact = true;
    for (at, _) in draft.plain.match_indices('%') {
        let digits = draft.plain.get(at + 1..at + 3).unwrap_or_default();
        if digits.len() < 2 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            let report = Report::new(draft.place(at..at + 1), "this `%` starts no escape");
            errors.push(report.help("an escape is `%` and two hexadecimal digits; a `%` itself is written `%25`"));
            intact = false;
        }
    }
    intact.then_some(())
}
