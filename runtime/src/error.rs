//! The two errors of this crate: [`FunctionError`] for a call, and [`Error`] for everything around calls.

use std::error::Error as StdError;
use std::fmt;

use http::StatusCode;

use crate::report;

mod kind;

pub use self::kind::ErrorKind;

/// The error outcome of a call.
///
/// [`message`](Self::message) is a text for end users. It contains no URL, header, or type name, and of a
/// service's response only the text at the declared `error_message`. The details are in the log: the runtime
/// traces them under the call id.
///
/// # Examples
///
/// ```
/// # extern crate widget_functions_runtime as widget_functions;
/// use widget_functions::{ErrorKind, FunctionError};
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

impl FunctionError {
    /// Creates an error with a message for end users.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        FunctionError { kind, message: message.into(), status: None }
    }

    pub(crate) fn with_status(mut self, status: Option<StatusCode>) -> Self {
        self.status = status;
        self
    }

    /// Creates an internal error. Logs the cause, and hides it from the caller.
    pub(crate) fn internal(cause: &dyn fmt::Display) -> Self {
        tracing::error!(%cause, "a call failed for an internal reason");
        FunctionError::new(ErrorKind::Internal, "something went wrong")
    }

    /// Creates the error of a failed store, or of a damaged record. Logs the cause, and hides it from the caller.
    pub(crate) fn store_failed(cause: &dyn fmt::Display) -> Self {
        tracing::error!(%cause, "the store failed");
        FunctionError::new(ErrorKind::Store, "the data of this card cannot be reached right now")
    }

    /// Creates the error of a call whose declaration has changed since it started.
    pub(crate) fn changed() -> Self {
        FunctionError::new(ErrorKind::Changed, "this was changed in the meantime, please try again")
    }

    /// Returns the kind.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Returns the message for end users.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns the status of the service's response, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// Returns `true` if the service or the page did not answer in time.
    pub fn is_timeout(&self) -> bool {
        self.kind == ErrorKind::Timeout
    }

    /// Returns `true` if the call was rejected: it had no effect, and no follow-up ran.
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

impl StdError for FunctionError {}

/// An error while setting up, reading, or changing a runtime, a widget, or an instance.
///
/// `Display` is one line for developers and logs. `Debug`, which `main` prints for an error that it returns,
/// adds the causes and the [`help`](Self::help). The error of a call is a [`FunctionError`].
///
/// # Examples
///
/// ```no_run
/// # extern crate widget_functions_runtime as widget_functions;
/// use widget_functions::Runtime;
///
/// fn main() -> Result<(), Box<dyn std::error::Error>> {
///     let runtime = Runtime::builder().build()?;
///     // …
///     Ok(())
/// }
/// ```
pub struct Error {
    reason: Reason,
    message: String,
    help: Option<&'static str>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    NotFound,
    AlreadyExists,
    Other,
}

impl Error {
    /// Returns `true` if the instance does not exist.
    pub fn is_not_found(&self) -> bool {
        self.reason == Reason::NotFound
    }

    /// Returns `true` if the instance already exists.
    pub fn is_already_exists(&self) -> bool {
        self.reason == Reason::AlreadyExists
    }

    /// Returns advice for the developer, if there is any.
    pub fn help(&self) -> Option<&str> {
        self.help
    }

    pub(crate) fn not_found(instance: &str) -> Self {
        Error { reason: Reason::NotFound, ..Error::new(format!("instance {instance:?} does not exist")) }
    }

    pub(crate) fn already_exists(instance: &str) -> Self {
        Error { reason: Reason::AlreadyExists, ..Error::new(format!("instance {instance:?} already exists")) }
    }

    pub(crate) fn fields(instance: &str, fields: &[String]) -> Self {
        let fields = fields.join("`, `");
        Error::new(format!("instance {instance:?} has no valid value for `{fields}`"))
            .with_help("give a new field a default, or keep the type of an existing field")
    }

    pub(crate) fn config(problem: &str) -> Self {
        Error::new(problem.to_owned())
    }

    pub(crate) fn internal(cause: &str) -> Self {
        Error::new(cause.to_owned())
    }

    pub(crate) fn store(source: FunctionError) -> Self {
        Error::new("the store failed".to_owned()).with_source(source)
    }

    #[cfg(feature = "reqwest")]
    pub(crate) fn transport(source: crate::transport::TransportError) -> Self {
        Error::new("cannot create the default transport".to_owned())
            .with_source(source)
            .with_help("install root certificates, or pass your own transport to `RuntimeBuilder::transport`")
    }

    fn new(message: String) -> Self {
        Error { reason: Reason::Other, message, help: None, source: None }
    }

    fn with_help(self, help: &'static str) -> Self {
        Error { help: Some(help), ..self }
    }

    fn with_source(self, source: impl StdError + Send + Sync + 'static) -> Self {
        Error { source: Some(Box::new(source)), ..self }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        report::write(formatter, self, self.help)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
