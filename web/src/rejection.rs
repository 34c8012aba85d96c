//! The replies to requests that reach no function.

use axum::response::{IntoResponse, Response};
use http::header::WWW_AUTHENTICATE;
use http::{HeaderValue, StatusCode};
use serde::Serialize;
use widget_functions_runtime::{ErrorKind, FunctionError};

use crate::headers;

/// Why a request reaches no function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Rejection {
    /// No token, an invalid token, or one for an instance that does not exist.
    Unauthorized,
    NotJson,
    TooLarge,
    /// The body did not arrive in time.
    TooSlow,
    /// The body did not arrive completely.
    Incomplete,
    /// The store failed, or the call panicked.
    Failed(FunctionError),
}

#[derive(Serialize)]
struct Body<'e> {
    status: &'static str,
    error: &'e str,
    kind: &'static str,
}

/// An instance that does not exist is not told apart from a token that is not valid.
impl From<FunctionError> for Rejection {
    fn from(error: FunctionError) -> Self {
        if error.kind() == ErrorKind::NotFound { Rejection::Unauthorized } else { Rejection::Failed(error) }
    }
}

impl Rejection {
    fn parts(&self) -> (StatusCode, &'static str, &str) {
        match self {
            Rejection::Unauthorized => {
                (StatusCode::UNAUTHORIZED, "unauthorized", "this card cannot be used any more, please reload the page")
            }
            Rejection::NotJson => {
                (StatusCode::UNSUPPORTED_MEDIA_TYPE, "invalid", "the content type is not application/json")
            }
            Rejection::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "invalid", "this is too much data"),
            Rejection::TooSlow => (StatusCode::REQUEST_TIMEOUT, "timeout", "the request did not arrive in time"),
            Rejection::Incomplete => (StatusCode::BAD_REQUEST, "invalid", "the request did not arrive completely"),
            Rejection::Failed(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.kind().as_str(), error.message()),
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
