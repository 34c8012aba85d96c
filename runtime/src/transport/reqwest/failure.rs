//! Converts the errors of reqwest: chooses the kind, and removes the URL and the host from the texts.

use std::error::Error;
use std::io;

use ::reqwest::Error as ReqwestError;

use crate::transport::error::{TransportError, TransportErrorKind};

/// Converts the error of building a client, of which only TLS can fail.
pub(super) fn unbuilt(error: ReqwestError) -> TransportError {
    TransportError::new(TransportErrorKind::Tls).with_source(text(error))
}

/// Converts the error of a request without a status.
pub(super) fn unanswered(error: ReqwestError) -> TransportError {
    let kind = if error.is_timeout() {
        TransportErrorKind::Timeout
    } else if error.is_builder() {
        TransportErrorKind::Request
    } else if error.is_redirect() || error.is_upgrade() {
        TransportErrorKind::Other
    } else if is_tls(&error) {
        TransportErrorKind::Tls
    } else {
        TransportErrorKind::Connection
    };
    TransportError::new(kind).with_source(text(error))
}

/// Converts the error of reading a body.
pub(super) fn unreadable(error: ReqwestError) -> TransportError {
    let kind = if error.is_timeout() { TransportErrorKind::Timeout } else { TransportErrorKind::Body };
    TransportError::new(kind).with_source(text(error))
}

/// Returns `true` for an error of rustls. It reports every failure as an I/O error of the kind `InvalidData`, which
/// nothing else does before a response.
fn is_tls(error: &ReqwestError) -> bool {
    causes(error)
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::InvalidData)
}

/// Joins the texts of all causes in one line, without the URL and the host, which can be secret.
fn text(error: ReqwestError) -> String {
    let host = error.url().and_then(|url| url.host_str()).map(str::to_owned);
    let error = error.without_url();
    let mut parts: Vec<String> = causes(&error).map(ToString::to_string).collect();
    parts.dedup();
    let text = parts.join(": ");
    match host.as_deref().map(|host| host.trim_matches(['[', ']'])) {
        Some(host) if !host.is_empty() => text.replace(host, "(host)"),
        _ => text,
    }
}

/// Returns an error and all of its causes.
fn causes(error: &ReqwestError) -> impl Iterator<Item = &(dyn Error + 'static)> {
    std::iter::successors(Some(error as &(dyn Error + 'static)), |error| cause(*error))
}

/// Returns the next cause. `source` alone would skip the error that an I/O error wraps.
fn cause<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(wrapped) => Some(wrapped),
        None => error.source(),
    }
}
