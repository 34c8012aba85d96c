//! The answers to requests that reach no function.

use axum::response::{IntoResponse, Response};
use http::header::WWW_AUTHENTICATE;
use http::{HeaderValue, StatusCode};
use serde::Serialize;

use crate::headers;

/// Why a request reaches no function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rejection {
    /// No token, a token that is not valid here, or one for an instance that does not exist.
    Unauthorized,
    NotJson,
    TooLarge,
    /// The body did not arrive in time.
    TooSlow,
    /// The body did not arrive whole.
    Broken,
    /// The store failed.
    Store,
    /// The call panicked.
    Internal,
}

#[derive(Serialize)]
struct Body {
    status: &'static str,
    error: &'static str,
    kind: &'static str,
}

impl Rejection {
    fn parts(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Rejection::Unauthorized => {
                (StatusCode::UNAUTHORIZED, "unauthorized", "this card cannot be used any more, please reload the page")
            }
            Rejection::NotJson => {
                (StatusCode::UNSUPPORTED_MEDIA_TYPE, "invalid", "the content type is not application/json")
            }
            Rejection::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "invalid", "this is too much at once"),
            Rejection::TooSlow => (StatusCode::REQUEST_TIMEOUT, "timeout", "the request did not arrive in time"),
            Rejection::Broken => (StatusCode::BAD_REQUEST, "invalid", "the request did not arrive whole"),
            Rejection::Store => {
                (StatusCode::INTERNAL_SERVER_ERROR, "store", "the data of this card cannot be reached right now")
            }
            Rejection::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "internal", "something went wrong"),
        }
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        let (status, kind, error) = self.parts();
        // Three strings always serialize.
        let body = serde_json::to_vec(&Body { status: "error", error, kind }).unwrap_or_default();
        let mut response = headers::json(body);
        *response.status_mut() = status;
        if status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
