//! From reqwest's errors to ours: which kind it is, and what of its text may be kept.

use std::error::Error;
use std::io;

use ::reqwest::Error as ReqwestError;

use crate::transport::{TransportError, TransportErrorKind};

/// The client could not be built; TLS is the only part of it that can fail.
pub(super) fn unbuilt(error: ReqwestError) -> TransportError {
    TransportError::new(TransportErrorKind::Tls).with_source(text(error))
}

/// There is no answer, not even a status.
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

/// The answer has a status, but its body ends in an error.
pub(super) fn unreadable(error: ReqwestError) -> TransportError {
    let kind = if error.is_timeout() { TransportErrorKind::Timeout } else { TransportErrorKind::Body };
    TransportError::new(kind).with_source(text(error))
}

/// rustls reports whatever is wrong as an I/O error of invalid data; before an answer, nothing else does.
fn is_tls(error: &ReqwestError) -> bool {
    causes(error)
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::InvalidData)
}

/// All that the libraries said, in one line that names neither the URL nor the host: both can be secret.
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

/// An error, its source, the source of that, and so on.
fn causes(error: &ReqwestError) -> impl Iterator<Item = &(dyn Error + 'static)> {
    std::iter::successors(Some(error as &(dyn Error + 'static)), |error| cause(*error))
}

/// Like `source`, which skips the very error that an I/O error wraps.
fn cause<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(wrapped) => Some(wrapped),
        None => error.source(),
    }
}
