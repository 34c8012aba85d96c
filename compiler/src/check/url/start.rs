//! The start of a URL: what decides where a request goes, and so must be known.

use std::ops::Range;

use super::Purpose;
use super::draft::{Draft, UrlToken};
use crate::errors::{Errors, Report};
use crate::model::{Source, UrlStart};

const REQUEST_SCHEMES: [&str; 2] = ["https", "http"];
const LINK_SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// Schemes that run or carry code.
const CODE_SCHEMES: [&str; 4] = ["javascript", "data", "vbscript", "blob"];

const BASE: &str = "a URL can start with a whole `{{config.x}}` of type `Url`";

/// What ends the part of a URL that names the host.
const AUTHORITY_ENDS: [char; 3] = ['/', '?', '#'];

/// The start of a URL, and where the rest begins.
pub(super) fn check_start(draft: &Draft<'_>, purpose: Purpose, errors: &mut Errors) -> Option<(UrlStart, usize)> {
    if draft.plain.is_empty() {
        errors.push(Report::new(draft.whole(), "the URL is empty").help("write `https://example.com/`"));
        return None;
    }
    if let Some(token) = draft.token_at(0) {
        return check_base(draft, token, errors);
    }
    let scheme = find_scheme(draft, purpose, errors)?;
    let behind = scheme.end + 1;
    match draft.part(scheme).to_ascii_lowercase().as_str() {
        "mailto" | "tel" => check_opaque(draft, behind, errors),
        _ => check_origin(draft, behind, errors),
    }
}

/// A whole `{{config.x}}`; rustc checks that its type is `Url`.
fn check_base(draft: &Draft<'_>, base: &UrlToken, errors: &mut Errors) -> Option<(UrlStart, usize)> {
    let token = base.token.clone()?;
    let place = draft.place(0..1);
    if !matches!(token.source, Source::Config(_)) {
        let report = Report::new(place, "a token cannot stand at the start of a URL");
        errors.push(report.help("it would decide where the request goes").help(BASE));
        return None;
    }
    if !token.path.is_empty() || token.fallback.is_some() || base.as_text {
        let report = Report::new(place, "the base of a URL takes no path, fallback or filter");
        errors.push(report.help(BASE));
        return None;
    }
    let next = draft.part(1..draft.plain.len()).chars().next();
    if next.is_some_and(|next| !AUTHORITY_ENDS.contains(&next)) {
        let width = next.map_or(0, char::len_utf8);
        let report = Report::new(draft.place(1..1 + width), "a base is followed by `/`, `?`, `#` or the end");
        errors.push(report.help("put a `/` behind the base: `{{config.api}}/path`"));
        return None;
    }
    Some((UrlStart::Base(token), 1))
}

/// The scheme, up to its `:`.
fn find_scheme(draft: &Draft<'_>, purpose: Purpose, errors: &mut Errors) -> Option<Range<usize>> {
    let end = draft.find(0..draft.plain.len(), &[':', '/', '?', '#']);
    let end = match end {
        Some(end) if end > 0 && draft.part(end..end + 1) == ":" => end,
        _ => {
            let report = Report::new(draft.whole(), "the URL is not absolute");
            errors.push(report.help("write it with its scheme and host: `https://example.com/…`").help(BASE));
            return None;
        }
    };
    if draft.has_token(0..end) {
        draft.refuse_tokens(0..end, "a token cannot stand in the scheme of a URL", BASE, errors);
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
        Report::new(place, format!("a `{lower}:` URL is refused: it could run code")).possible("", "schemes", known)
    } else if LINK_SCHEMES.contains(&lower.as_str()) {
        Report::new(place, format!("a request cannot go to a `{lower}:` URL")).possible("", "schemes", known)
    } else if draft.part(end + 1..end + 2).starts_with(|c: char| c.is_ascii_digit()) {
        Report::new(place, "the URL is not absolute").help(format!("write `http://{written}:…`"))
    } else {
        Report::new(place, format!("unknown URL scheme `{written}`")).possible(written, "schemes", known)
    };
    errors.push(report);
    None
}

/// `//host:port` behind `https:`.
fn check_origin(draft: &Draft<'_>, behind: usize, errors: &mut Errors) -> Option<(UrlStart, usize)> {
    let end = draft.plain.len();
    if draft.part(behind..behind + 2) != "//" {
        let report =
            Report::new(draft.place(0..behind), format!("`{}` is not followed by `//`", draft.part(0..behind)));
        errors.push(report.help("write `https://example.com/…`"));
        return None;
    }
    let host = behind + 2;
    let host_end = draft.find(host..end, &AUTHORITY_ENDS).unwrap_or(end);
    let authority = host..host_end;
    if draft.has_token(authority.clone()) {
        let message = "a token cannot stand in the host of a URL";
        let help = "it would decide where the request goes: close the host with `/` before the token, \
                    or start with a whole `{{config.x}}` of type `Url`";
        draft.refuse_tokens(authority, message, help, errors);
        return None;
    }
    let report = if authority.is_empty() {
        Report::new(draft.place(0..host), "the URL has no host").help("write `https://example.com/…`")
    } else if let Some(at) = draft.part(authority.clone()).rfind('@') {
        Report::new(draft.place(host..host + at + 1), "user info in a URL is refused")
            .help("send credentials in a header: `\"authorization\": \"Basic …\"`")
    } else if let Err(error) = url::Url::parse(draft.part(0..host_end)) {
        Report::new(draft.place(authority), format!("the host does not parse: {error}"))
    } else {
        return Some((UrlStart::Origin(draft.part(0..host_end).to_owned()), host_end));
    };
    errors.push(report);
    None
}

/// The address behind `mailto:` or `tel:`.
fn check_opaque(draft: &Draft<'_>, behind: usize, errors: &mut Errors) -> Option<(UrlStart, usize)> {
    let end = draft.plain.len();
    let address_end = draft.find(behind..end, &['?', '#']).unwrap_or(end);
    let scheme = draft.part(0..behind);
    if draft.has_token(behind..address_end) {
        let message = format!("a `{scheme}` link takes tokens in its query only");
        let help = format!("write the address out: `{scheme}…?name={{{{x}}}}`");
        draft.refuse_tokens(behind..address_end, &message, &help, errors);
        return None;
    }
    let address = draft.part(behind..address_end);
    if address.starts_with('/') || (address.is_empty() && address_end == end) {
        let report = Report::new(draft.place(0..behind), format!("`{scheme}` is not followed by an address"));
        errors.push(report.help("write `mailto:someone@example.com` or `tel:+31201234567`"));
        return None;
    }
    Some((UrlStart::Opaque(draft.part(0..address_end).to_owned()), address_end))
}
