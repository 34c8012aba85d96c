use std::error::Error;
use std::fmt;

/// Why a store could not do what it was asked for.
///
/// `Display` says in plain words what failed and, in a line that begins with `help:`, what to do about it. It is meant
/// for developers: the path of a file may stand in it, a record never.
///
/// ```
/// use widget_functions_runtime::store::StoreError;
///
/// let cause = std::io::Error::other("connection refused");
/// let error = StoreError::new("the database cannot be reached\nhelp: start it").with_source(cause);
/// assert!(error.to_string().starts_with("the database"));
/// ```
#[derive(Debug)]
pub struct StoreError {
    message: String,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl StoreError {
    /// An error that says this.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        StoreError { message: message.into(), source: None }
    }

    /// Keeps the cause, for [`source`](Error::source).
    #[must_use]
    pub fn with_source(mut self, source: impl Error + Send + Sync + 'static) -> Self {
        self.source = Some(Box::new(source));
        self
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
