//! Checks URLs. Parses their static parts: a token can fill a part, but cannot create one.

mod draft;
mod parts;
mod start;

use super::secrets::Destination;
use super::tokens::Site;
use crate::errors::{Errors, Report};
use crate::model::{Url, UrlStart};
use crate::scope::Scope;
use crate::syntax::Value;
use draft::{Draft, Purpose};
use parts::{check_escapes, check_fragment, check_path, check_query};
use start::check_start;

/// Checks the URL of a request.
pub(super) fn check_server_url(value: &Value, site: Site<'_>, errors: &mut Errors) -> Option<Url> {
    check_url(value, Purpose::Request, site, errors)
}

/// Checks the URL of a link.
pub(super) fn check_link_url(value: &Value, scope: Scope<'_>, errors: &mut Errors) -> Option<Url> {
    check_url(value, Purpose::Link, Site { scope, destination: Destination::Link }, errors)
}

fn check_url(value: &Value, purpose: Purpose, site: Site<'_>, errors: &mut Errors) -> Option<Url> {
    let Value::Text(text) = value else {
        let message = format!("expected a URL in quotes, found {}", value.described());
        let report = Report::new(value.span(), message).help("write `url: \"https://example.com/\"`");
        errors.push(match value {
            Value::Rust(..) => report.help("use tokens for the values: `\"https://example.com/{{name}}\"`"),
            _ => report,
        });
        return None;
    };
    let draft = Draft::read(text, site, errors)?;
    let url = check_structure(&draft, purpose, errors);
    if draft.intact { url } else { None }
}

fn check_structure(draft: &Draft<'_>, purpose: Purpose, errors: &mut Errors) -> Option<Url> {
    let escaped = check_escapes(draft, errors);
    let (start, rest) = check_start(draft, purpose, errors)?;
    let end = draft.plain.len();
    let fragment_start = draft.find(rest..end, &['#']).unwrap_or(end);
    let query_start = draft.find(rest..fragment_start, &['?']).unwrap_or(fragment_start);
    let path = check_path(draft, rest..query_start, errors);
    let query = check_query(draft, query_start..fragment_start, errors);
    let is_opaque = matches!(start, UrlStart::Opaque(_));
    let fragment = check_fragment(draft, fragment_start..end, purpose, is_opaque, errors);
    escaped?;
    Some(Url { start, path: path?, query: query?, fragment: fragment? })
}

/// Returns the decoded names in a URL's query.
pub(super) fn query_names(url: &Url) -> impl Iterator<Item = String> {
    let names = url.query.iter().map(|(name, _)| name.as_bytes());
    names.flat_map(|name| url::form_urlencoded::parse(name).map(|(name, _)| name.into_owned()))
}
