use std::error::Error;
use std::fmt;

use crate::report;

/// The reason why a store failed.
///
/// `Display` shows one line for developers, which may contain the path of a file but never a record. `Debug`, which
/// `main` prints if it returns the error, adds the causes and [`help`](StoreError::help).
///
/// # Examples
///
/// ```
/// # extern crate widget_functions_runtime as widget_functions;
/// use widget_functions::store::StoreError;
///
/// let cause = std::io::Error::other("connection refused");
/// let error = StoreError::new("cannot reach the database").with_source(cause).with_help("start the database");
/// assert_eq!(error.to_string(), "cannot reach the database");
/// assert_eq!(error.help(), Some("start the database"));
/// assert_eq!(format!("{error:?}"), "cannot reach the database: connection refused\nhelp: start the database");
/// ```
pub struct StoreError {
    message: String,
    help: Option<String>,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl StoreError {
    /// Creates an error with a message of one line: lower case, without a full stop.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        StoreError { message: message.into(), help: None, source: None }
    }

    /// Sets the advice that [`help`](StoreError::help) returns, as an imperative.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Sets the cause that [`source`](Error::source) returns.
    #[must_use]
    pub fn with_source(mut self, source: impl Error + Send + Sync + 'static) -> Self {
        self.source = Some(Box::new(source));
        self
    }

    /// Returns advice on how to resolve the error.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }
}

/// Shows the message, its causes, and the advice, for a `main` that returns the error.
impl fmt::Debug for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        report::write(formatter, self, self.help())
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl Error for StoreError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.source {
            Some(source) => Some(source.as_ref()),
            None => None,
        }
    }
}
