//! The security headers of every response.

use std::sync::LazyLock;

use axum::response::{IntoResponse, Response};
use http::header::{
    CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderValue};

/// The policy of everything but pages: no scripts, no frames.
const NO_PAGE: &str = "default-src 'none'; frame-ancestors 'none'";

/// The policy of the widget's page: everything from its own origin, nothing inline; images from anywhere.
const PAGE: &str = "default-src 'self'; img-src 'self' data: https:; object-src 'none'; base-uri 'none'; \
                    form-action 'none'; frame-ancestors ";

pub(crate) fn of_page(frame_ancestors: &[String]) -> HeaderMap {
    let ancestors = if frame_ancestors.is_empty() { "'none'".to_owned() } else { frame_ancestors.join(" ") };
    // An origin is ASCII. If one were not, no page could show the widget.
    let policy = HeaderValue::from_str(&format!("{PAGE}{ancestors}"));
    let policy = policy.unwrap_or(HeaderValue::from_static(NO_PAGE));
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_SECURITY_POLICY, policy);
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers
}

/// The headers of a response that does not set them itself.
const DEFAULTS: [(HeaderName, HeaderValue); 4] = [
    (CONTENT_SECURITY_POLICY, HeaderValue::from_static(NO_PAGE)),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (CACHE_CONTROL, HeaderValue::from_static("no-store")),
];

/// The headers of a JSON response. Copying the map is faster than adding each header.
static JSON: LazyLock<HeaderMap> = LazyLock::new(|| {
    let own = [
        (CONTENT_TYPE, HeaderValue::from_static("application/json")),
        // Replaced in each response.
        (CONTENT_LENGTH, HeaderValue::from_static("0")),
    ];
    DEFAULTS.into_iter().chain(own).collect()
});

/// Returns a JSON response with all of its headers.
pub(crate) fn json(json: Vec<u8>) -> Response {
    let mut headers = JSON.clone();
    // Overwrite in place; `insert` would first grow the map.
    if let Some(length) = headers.get_mut(CONTENT_LENGTH) {
        *length = json.len().into();
    }
    let mut response = Response::new(json.into());
    *response.headers_mut() = headers;
    response
}

/// Returns any other response, with the default headers that it does not set itself.
///
/// Every route calls this or [`json`]: a layer around the routes would box each response once more.
pub(crate) fn secured(response: impl IntoResponse) -> Response {
    let mut response = response.into_response();
    for (name, value) in DEFAULTS {
        response.headers_mut().entry(name).or_insert(value);
    }
    response
}
