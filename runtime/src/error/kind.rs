use std::fmt;

use serde::{Deserialize, Serialize};

/// The kind of a [`FunctionError`](crate::FunctionError).
///
/// # Examples
///
/// ```
/// # extern crate widget_functions_runtime as widget_functions;
/// use widget_functions::ErrorKind;
///
/// // The form in JSON, and of the token `{{error.kind}}`.
/// assert_eq!(ErrorKind::IdReused.as_str(), "id_reused");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ErrorKind {
    /// Rejected: the call or one of its inputs does not match the declaration.
    Invalid,
    /// Rejected: the function does not exist.
    UnknownFunction,
    /// Rejected: the instance or the call does not exist.
    NotFound,
    /// Rejected: the widget is dismissed.
    Dismissed,
    /// Rejected: an earlier call has the same id, but another function or other inputs.
    IdReused,
    /// A value is not allowed in the place that the declaration puts it, such as a header.
    Render,
    /// The service or the page did not answer in time.
    Timeout,
    /// The service is unreachable, or dropped the connection.
    Connection,
    /// The TLS connection to the service failed.
    Tls,
    /// The service answered with a status other than 2xx. See [`FunctionError::status`](crate::FunctionError::status).
    Status,
    /// The response is too large, is not JSON, or lacks a declared return field.
    Response,
    /// The page or the application's [`Host`](crate::Host) answered with an error.
    Host,
    /// The application's [`Host`](crate::Host) does not support this action.
    Unsupported,
    /// The declaration changed while the call waited for its answer.
    Changed,
    /// The process ended while the call ran, so the call may or may not have taken effect.
    #[serde(rename = "unknown")]
    OutcomeUnknown,
    /// The store failed.
    Store,
    /// A bug, or values that cannot be serialized. The log has the details.
    Internal,
}

impl ErrorKind {
    /// Returns the name in JSON, which is also the value of `{{error.kind}}`: `"timeout"`, `"id_reused"`.
    pub const fn as_str(self) -> &'static str {
        match self {
            ErrorKind::Invalid => "invalid",
            ErrorKind::UnknownFunction => "unknown_function",
            ErrorKind::NotFound => "not_found",
            ErrorKind::Dismissed => "dismissed",
            ErrorKind::IdReused => "id_reused",
            ErrorKind::Render => "render",
            ErrorKind::Timeout => "timeout",
            ErrorKind::Connection => "connection",
            ErrorKind::Tls => "tls",
            ErrorKind::Status => "status",
            ErrorKind::Response => "response",
            ErrorKind::Host => "host",
            ErrorKind::Unsupported => "unsupported",
            ErrorKind::Changed => "changed",
            ErrorKind::OutcomeUnknown => "unknown",
            ErrorKind::Store => "store",
            ErrorKind::Internal => "internal",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
