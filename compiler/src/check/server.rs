//! Checks the request of a `server` function.

use super::body::{check_body, reject_body};
use super::durations::check_duration;
use super::headers::check_headers;
use super::keyword_values::check_method;
use super::names::Seen;
use super::pairs::{check_texts, entries_of};
use super::paths::check_path;
use super::secrets::Destination;
use super::settings::Settings;
use super::tokens::Site;
use super::url::{check_server_url, query_names};
use crate::errors::{Errors, Report};
use crate::model::{Method, PathStep, Server};
use crate::scope::Scope;
use crate::syntax::Value;

/// Checks the settings that make up the request.
pub(super) fn check_server(settings: &Settings<'_>, scope: Scope<'_>, errors: &mut Errors) -> Option<Server> {
    let site = Site { scope, destination: Destination::Server };
    let url = settings.value("url").and_then(|value| check_server_url(value, site, errors));
    let method = optional(settings, "method", |value| check_method(value, errors));
    let headers = optional(settings, "headers", |value| check_headers(value, site, errors));
    let parameters = optional(settings, "parameters", |value| {
        let mut seen = Seen::default();
        for name in url.iter().flat_map(query_names) {
            seen.insert(name, settings.value("url").map_or_else(|| value.span(), Value::span));
        }
        check_parameters(value, seen, site, errors)
    });
    let body = optional(settings, "body", |value| check_body(value, site, errors));
    let timeout = optional(settings, "timeout", |value| check_duration(value, errors));
    let error_message = optional(settings, "error_message", |value| check_error_message(value, errors));
    reject_misplaced_body(settings, errors);
    Some(Server {
        method: method?.unwrap_or(Method::Get),
        url: url?,
        headers: headers?.unwrap_or_default(),
        parameters: parameters?.unwrap_or_default(),
        body: body?,
        timeout_ms: timeout?,
        error_message: error_message?,
    })
}

/// Checks an optional setting. Returns `Some(None)` if it is absent, and `None` if it is invalid.
fn optional<T>(settings: &Settings<'_>, name: &str, check: impl FnOnce(&Value) -> Option<T>) -> Option<Option<T>> {
    match settings.value(name) {
        Some(value) => check(value).map(Some),
        None => Some(None),
    }
}

fn check_parameters(
    value: &Value,
    seen: Seen,
    site: Site<'_>,
    errors: &mut Errors,
) -> Option<Vec<(String, crate::model::Template)>> {
    let entries = entries_of(value, "parameters", errors)?;
    check_texts(entries, "parameter", seen, site, errors)
}

fn check_error_message(value: &Value, errors: &mut Errors) -> Option<Vec<PathStep>> {
    if let Value::Text(text) = value {
        return check_path(text, errors);
    }
    let message = format!("expected a path in quotes, found {}", value.described());
    errors.push(Report::new(value.span(), message).help("write `error_message: \"error.message\"`"));
    None
}

/// Rejects a body if the method does not allow one. After an error in the method, that is unknown.
fn reject_misplaced_body(settings: &Settings<'_>, errors: &mut Errors) {
    let Some(key) = settings.key("body") else { return };
    match (settings.is_present("method"), settings.value("method")) {
        (false, _) if settings.complete => reject_body(key, "GET", false, errors),
        (true, Some(Value::Word(method))) if matches!(method.to_string().as_str(), "GET" | "DELETE") => {
            reject_body(key, &method.to_string(), true, errors);
        }
        _ => {}
    }
}
