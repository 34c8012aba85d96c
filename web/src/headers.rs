//! What every answer tells the browser not to do.

use std::sync::LazyLock;

use axum::response::{IntoResponse, Response};
use http::header::{
    CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderValue};

/// For what is no page: it runs nothing, and stands in no frame.
const NO_PAGE: &str = "default-src 'none'; frame-ancestors 'none'";

/// For the widget's page: everything from its own origin, nothing inline; pictures from anywhere.
const PAGE: &str = "default-src 'self'; img-src 'self' data: https:; object-src 'none'; base-uri 'none'; \
                    form-action 'none'; frame-ancestors ";

pub(crate) fn of_page(frame_ancestors: &[String]) -> HeaderMap {
    let ancestors = if frame_ancestors.is_empty() { "'none'".to_owned() } else { frame_ancestors.join(" ") };
    // An origin is ASCII; were it not, no page could show the widget.
    let policy = HeaderValue::from_str(&format!("{PAGE}{ancestors}"));
    let policy = policy.unwrap_or(HeaderValue::from_static(NO_PAGE));
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_SECURITY_POLICY, policy);
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers
}

/// For what says nothing else itself.
const DEFAULTS: [(HeaderName, HeaderValue); 4] = [
    (CONTENT_SECURITY_POLICY, HeaderValue::from_static(NO_PAGE)),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (CACHE_CONTROL, HeaderValue::from_static("no-store")),
];

/// Those of an answer of JSON. A copy is made faster than each is added.
static JSON: LazyLock<HeaderMap> = LazyLock::new(|| {
    let own = [
        (CONTENT_TYPE, HeaderValue::from_static("application/json")),
        // Its place.
        (CONTENT_LENGTH, HeaderValue::from_static("0")),
    ];
    DEFAULTS.into_iter().chain(own).collect()
});

/// An answer of JSON, with all of its headers.
pub(crate) fn json(json: Vec<u8>) -> Response {
    let mut headers = JSON.clone();
    // In its place: to insert it, the map would grow first.
    if let Some(length) = headers.get_mut(CONTENT_LENGTH) {
        *length = json.len().into();
    }
    let mut response = Response::new(json.into());
    *response.headers_mut() = headers;
    response
}

/// Any other answer, with the headers that it has none of its own to say otherwise. Every route gives one of the two: a
/// layer around them would box each answer once more.
pub(crate) fn secured(answer: impl IntoResponse) -> Response {
    let mut response = answer.into_response();
    for (name, value) in DEFAULTS {
        response.headers_mut().entry(name).or_insert(value);
    }
    response
}
