use std::fmt;

use http::StatusCode;
use serde::{Deserialize, Serialize};

/// Why a function call ended in an error.
///
/// [`message`](Self::message) is written for end users; it never holds a URL, a header, an
/// upstream's answer (but the text at the declared `error_message`) or a type name. What happened
/// in detail goes to `tracing` under the id of the call.
///
/// ```
/// use widget_functions_runtime::{ErrorKind, FunctionError};
///
/// fn reply(error: &FunctionError) -> String {
///     match error.kind() {
///         ErrorKind::Dismissed => "This card is closed.".to_owned(),
///         _ if error.is_timeout() => "That took too long, try again.".to_owned(),
///         _ => error.message().to_owned(),
///     }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionError {
    kind: ErrorKind,
    message: String,
    status: Option<StatusCode>,
}

/// The kinds of a [`FunctionError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ErrorKind {
    /// Refused: the call, or one of its inputs, is not what the declaration says.
    Invalid,
    /// Refused: there is no function of that name.
    UnknownFunction,
    /// Refused: there is no such instance, or no such call.
    NotFound,
    /// Refused: the widget is dismissed.
    Dismissed,
    /// Refused: the id was used before, for a call with other content.
    IdReused,
    /// A value does not fit the place where the declaration puts it.
    Render,
    /// The upstream, or the page, did not answer in time.
    Timeout,
    /// The upstream could not be reached, or dropped the connection.
    Connection,
    /// No secure connection could be made.
    Tls,
    /// The upstream answered with a status other than 2xx; see [`FunctionError::status`].
    Status,
    /// The answer is too large, is not JSON, or lacks a declared return field.
    Response,
    /// The page, or the application around the widget, answered with an error.
    Host,
    /// The application around the widget does not support this action.
    Unsupported,
    /// The declaration changed while the call was waiting for its answer.
    Changed,
    /// The process ended while the call ran: whether it took effect is not known.
    #[serde(rename = "unknown")]
    OutcomeUnknown,
    /// The store failed.
    Store,
    /// Something that must not happen; the log has the details.
    Internal,
}

impl ErrorKind {
    /// The name on the wire, and of `{{error.kind}}`: `"timeout"`, `"id_reused"`.
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

impl FunctionError {
    /// An error with a message for end users.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        FunctionError { kind, message: message.into(), status: None }
    }

    /// An internal error. The cause goes to the trace, never to the caller.
    pub(crate) fn internal(cause: &dyn fmt::Display) -> Self {
        tracing::error!(%cause, "a call failed for an internal reason");
        FunctionError::new(ErrorKind::Internal, "something went wrong")
    }

    /// The store failed, or returned something that cannot be read. The cause goes to the trace.
    pub(crate) fn store_failed(cause: &dyn fmt::Display) -> Self {
        tracing::error!(%cause, "the store failed");
        FunctionError::new(ErrorKind::Store, "the data of this card cannot be reached right now")
    }

    /// The declaration has changed since the call began.
    pub(crate) fn changed() -> Self {
        FunctionError::new(ErrorKind::Changed, "this was changed in the meantime, please try again")
    }

    pub(crate) fn with_status(mut self, status: Option<StatusCode>) -> Self {
        self.status = status;
        self
    }

    /// What kind of error it is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What went wrong, in words for end users.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The upstream's status, where it answered with one.
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// Whether the upstream, or the page, did not answer in time.
    pub fn is_timeout(&self) -> bool {
        self.kind == ErrorKind::Timeout
    }

    /// Whether the call was refused: nothing was done, and no follow-up ran.
    pub fn is_rejected(&self) -> bool {
        matches!(
            self.kind,
            ErrorKind::Invalid
                | ErrorKind::UnknownFunction
                | ErrorKind::NotFound
                | ErrorKind::Dismissed
                | ErrorKind::IdReused
        )
    }
}

impl fmt::Display for FunctionError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for FunctionError {}

/// Why a runtime, a widget or an instance could not be set up, read or changed.
///
/// Its text is for developers and logs; what a call came to is a [`FunctionError`].
pub struct Error {
    reason: Reason,
    message: String,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    Missing,
    Existing,
    Other,
}

impl Error {
    /// Whether there is no such instance.
    pub fn is_not_found(&self) -> bool {
        self.reason == Reason::Missing
    }

    /// Whether there is such an instance already.
    pub fn is_already_exists(&self) -> bool {
        self.reason == Reason::Existing
    }

    pub(crate) fn not_found(instance: &str) -> Self {
        Error::of(Reason::Missing, format!("there is no instance {instance:?}"))
    }

    pub(crate) fn already_exists(instance: &str) -> Self {
        Error::of(Reason::Existing, format!("there is an instance {instance:?} already"))
    }

    pub(crate) fn fields(instance: &str, fields: &[String]) -> Self {
        let fields = fields.join("`, `");
        let help = "give a new field a default, or keep the type of an old one";
        Error::of(Reason::Other, format!("instance {instance:?} has no value that fits `{fields}`: {help}"))
    }

    pub(crate) fn config(problem: &str) -> Self {
        Error::of(Reason::Other, problem.to_owned())
    }

    pub(crate) fn internal(cause: &str) -> Self {
        Error::of(Reason::Other, cause.to_owned())
    }

    pub(crate) fn store(source: FunctionError) -> Self {
        Error::caused("the store failed", source)
    }

    #[cfg(feature = "reqwest")]
    pub(crate) fn transport(source: crate::transport::TransportError) -> Self {
        Error::caused("the transport cannot be set up", source)
    }

    fn caused(message: &str, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        Error { source: Some(Box::new(source)), ..Error::of(Reason::Other, message.to_owned()) }
    }

    fn of(reason: Reason, message: String) -> Self {
        Error { reason, message, source: None }
    }
}

/// What `main` prints where it returns an error: the message and its causes.
impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)?;
        let mut cause = std::error::Error::source(self);
        while let Some(error) = cause {
            write!(formatter, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
