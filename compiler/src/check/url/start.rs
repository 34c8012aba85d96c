//! Checks the start of a URL, which decides where a request goes and so must be static.

use std::ops::Range;

use super::draft::{Draft, Purpose, UrlToken};
use crate::errors::{Errors, Place, Report, shown};
use crate::model::{Source, UrlStart};

const REQUEST_SCHEMES: [&str; 2] = ["https", "http"];
const LINK_SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// The schemes whose URLs run or contain code.
const CODE_SCHEMES: [&str; 4] = ["javascript", "data", "vbscript", "blob"];

const BASE: &str = "or start with a whole `{{config.x}}` of type `Url`";
const DESTINATION: &str = "the token would decide where the URL leads";
const ABSOLUTE: &str = "write `https://example.com/…`";

/// The characters that end the host and port of a URL.
const AUTHORITY_ENDS: [char; 3] = ['/', '?', '#'];

/// Checks the start of a URL. Returns it, and the place of the rest.
pub(super) fn check_start(draft: &Draft<'_>, purpose: Purpose, errors: &mut Errors) -> Option<(UrlStart, usize)> {
    if draft.plain.is_empty() {
        errors.push(Report::new(draft.whole(), "empty URL").help("write `https://example.com/`"));
        return None;
    }
    if let Some(token) = draft.token_at(0) {
        return check_base(draft, token, errors);
    }
    let scheme = find_scheme(draft, purpose, errors)?;
    let after = scheme.end + 1;
    match draft.part(scheme).to_ascii_lowercase().as_str() {
        "mailto" | "tel" => check_opaque(draft, after, errors),
        _ => check_origin(draft, after, errors),
    }
}

/// Checks a base: a whole `{{config.x}}`. rustc checks that its type is `Url`.
fn check_base(draft: &Draft<'_>, base: &UrlToken, errors: &mut Errors) -> Option<(UrlStart, usize)> {
    let token = base.token.clone()?;
    let place = draft.place(0..1);
    if !matches!(token.source, Source::Config(_)) {
        let report = Report::new(place, "a token is not allowed at the start of a URL");
        let report = report.help("write the scheme and host: `https://example.com/…`");
        errors.push(report.help(BASE).note(DESTINATION));
        return None;
    }
    if !token.path.is_empty() || token.fallback.is_some() || base.as_text {
        let report = Report::new(place, "a path, fallback, or filter is not allowed in the base of a URL");
        errors.push(report.help("start with a whole `{{config.x}}` of type `Url`"));
        return None;
    }
    let next = draft.part(1..draft.plain.len()).chars().next();
    if next.is_some_and(|next| !AUTHORITY_ENDS.contains(&next)) {
        let width = next.map_or(0, char::len_utf8);
        let report =
            Report::new(draft.place(1..1 + width), "expected `/`, `?`, `#`, or the end after the base of a URL");
        errors.push(report.help("write a `/` after the base: `{{config.api}}/path`"));
        return None;
    }
    Some((UrlStart::Base(token), 1))
}

/// Finds the scheme, before its `:`.
fn find_scheme(draft: &Draft<'_>, purpose: Purpose, errors: &mut Errors) -> Option<Range<usize>> {
    let end = draft.find(0..draft.plain.len(), &[':', '/', '?', '#']);
    let end = match end {
        Some(end) if end > 0 && draft.part(end..end + 1) == ":" => end,
        _ => {
            let report = not_absolute(draft, draft.whole());
            errors.push(report.help("write the scheme and host: `https://example.com/…`").help(BASE));
            return None;
        }
    };
    if draft.has_token(0..end) {
        let report = |place| {
            let report = Report::new(place, "a token is not allowed in the scheme of a URL").note(DESTINATION);
            report.help("write the scheme without tokens: `https`").help(BASE)
        };
        draft.reject_tokens(0..end, report, errors);
        return None;
    }
    let written = draft.part(0..end);
    let known: &[&str] = if purpose == Purpose::Request { &REQUEST_SCHEMES } else { &LINK_SCHEMES };
    let lower = written.to_ascii_lowercase();
    if known.contains(&lower.as_str()) {
        return Some(0..end);
    }
    let place = draft.place(0..end);
    let report = if CODE_SCHEMES.contains(&lower.as_str()) {
        Report::new(place, format!("URL scheme `{lower}` is not allowed")).note("it could run code")
    } else if LINK_SCHEMES.contains(&lower.as_str()) {
        Report::new(place, format!("URL scheme `{lower}` is not allowed in a request"))
    } else if draft.part(end + 1..end + 2).starts_with(|c: char| c.is_ascii_digit()) {
        errors.push(not_absolute(draft, place).help(format!("write `http://{written}:…`")));
        return None;
    } else {
        Report::new(place, format!("unknown URL scheme `{}`", shown(written)))
    };
    errors.push(report.possible(written, "available schemes", known));
    None
}

fn not_absolute(draft: &Draft<'_>, place: Place) -> Report {
    Report::new(place, format!("expected an absolute URL, found `{}`", draft.shown()))
}

/// Checks `//host:port` after `https:`.
fn check_origin(draft: &Draft<'_>, after: usize, errors: &mut Errors) -> Option<(UrlStart, usize)> {
    let end = draft.plain.len();
    if draft.part(after..after + 2) != "//" {
        let report = Report::new(draft.place(0..after), format!("expected `//` after `{}`", draft.part(0..after)));
        errors.push(report.help(ABSOLUTE));
        return None;
    }
    let host = after + 2;
    let host_end = draft.find(host..end, &AUTHORITY_ENDS).unwrap_or(end);
    let authority = host..host_end;
    if draft.has_token(authority.clone()) {
        let report = |place| {
            let report = Report::new(place, "a token is not allowed in the host of a URL").note(DESTINATION);
            report.help("end the host with a `/` before the token").help(BASE)
        };
        draft.reject_tokens(authority, report, errors);
        return None;
    }
    let report = if authority.is_empty() {
        Report::new(draft.place(0..host), "missing host in a URL").help(ABSOLUTE)
    } else if let Some(at) = draft.part(authority.clone()).rfind('@') {
        Report::new(draft.place(host..host + at + 1), "user info is not allowed in a URL")
            .help("send credentials in a header: `\"authorization\": \"Basic …\"`")
    } else if let Err(error) = url::Url::parse(draft.part(0..host_end)) {
        let message = format!("invalid host `{}`", shown(draft.part(authority.clone())));
        Report::new(draft.place(authority), message).note(error.to_string())
    } else {
        return Some((UrlStart::Origin(draft.part(0..host_end).to_owned()), host_end));
    };
    errors.push(report);
    None
}

/// Checks the address after `mailto:` or `tel:`.
fn check_opaque(draft: &Draft<'_>, after: usize, errors: &mut Errors) -> Option<(UrlStart, usize)> {
    let end = draft.plain.len();
    let address_end = draft.find(after..end, &['?', '#']).unwrap_or(end);
    let scheme = draft.part(0..after);
    if draft.has_token(after..address_end) {
        let report = |place| {
            Report::new(place, format!("a token is not allowed in the address of a `{scheme}` link"))
                .help("write the address without tokens")
                .note(format!("tokens are allowed in the query: `{scheme}…?name={{{{x}}}}`"))
        };
        draft.reject_tokens(after..address_end, report, errors);
        return None;
    }
    let address = draft.part(after..address_end);
    if address.starts_with('/') || (address.is_empty() && address_end == end) {
        let report = Report::new(draft.place(0..after), format!("missing address after `{scheme}`"));
        errors.push(report.help("write `mailto:someone@example.com` or `tel:+31201234567`"));
        return None;
    }
    Some((UrlStart::Opaque(draft.part(0..address_end).to_owned()), address_end))
}
