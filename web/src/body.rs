//! Reads the body of a request: JSON, limited in size and time.

use axum::body::{Body, Bytes, HttpBody as _};
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};

use crate::options::Limits;
use crate::rejection::Rejection;

/// Checks what the head of the request says about the body.
pub(crate) fn check(headers: &HeaderMap, body: &Body, limits: Limits) -> Result<(), Rejection> {
    if !is_json(headers) {
        return Err(Rejection::NotJson);
    }
    if body.size_hint().lower() > u64::try_from(limits.max_bytes).unwrap_or(u64::MAX) {
        return Err(Rejection::TooLarge);
    }
    Ok(())
}

pub(crate) async fn read(body: Body, limits: Limits) -> Result<Bytes, Rejection> {
    match tokio::time::timeout(limits.timeout, Limited::new(body, limits.max_bytes).collect()).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(Rejection::TooLarge),
        Ok(Err(_)) => Err(Rejection::Incomplete),
        Err(_) => Err(Rejection::TooSlow),
    }
}

/// Returns `true` for `application/json` with any parameters.
fn is_json(headers: &HeaderMap) -> bool {
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = content_type.split(';').next().unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/json")
}
