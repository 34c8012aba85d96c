//! What every answer tells the browser not to do.

use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
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

/// The answer, with the headers that it has none of its own to say otherwise. Every route gives one: a layer around
/// them would box each answer once more.
pub(crate) fn secured(answer: impl IntoResponse) -> Response {
    let mut response = answer.into_response();
    let defaults: [(HeaderName, &str); 4] = [
        (CONTENT_SECURITY_POLICY, NO_PAGE),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (CACHE_CONTROL, "no-store"),
    ];
    for (name, value) in defaults {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}
