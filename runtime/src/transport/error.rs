use std::error::Error;
use std::fmt;

use http::StatusCode;

use crate::report;

/// The error of a request without a usable response.
///
/// `Display` is one sentence for end users. [`source`](Error::source) contains the text of the HTTP library, for
/// developers. `Debug`, which `main` prints for an error that it returns, has both.
///
/// # Examples
///
/// ```
/// # extern crate widget_functions_runtime as widget_functions;
/// use widget_functions::transport::{TransportError, TransportErrorKind};
///
/// let error = TransportError::new(TransportErrorKind::Timeout).with_source("no byte for 10 s");
/// assert_eq!(error.to_string(), "the service did not answer in time");
/// assert_eq!(format!("{error:?}"), "the service did not answer in time: no byte for 10 s");
/// ```
pub struct TransportError {
    kind: TransportErrorKind,
    source: Option<Box<dyn Error + Send + Sync>>,
    status: Option<StatusCode>,
}

/// The kind of a [`TransportError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The timeout expired: while connecting, while waiting for the response, or within its body.
    Timeout,
    /// The connection failed: its host has no address, it was refused or dropped, or the service does not speak HTTP.
    /// The service may have received the request.
    Connection,
    /// The TLS connection failed: the certificate is not trusted, or the service does not speak TLS.
    Tls,
    /// The body is larger than the request allows.
    BodyTooLarge,
    /// The body ended too early, or could not be decompressed.
    Body,
    /// The request is invalid and was not sent.
    Request,
    /// Any other failure.
    Other,
}

impl TransportError {
    /// Creates an error without source and status.
    #[must_use]
    pub fn new(kind: TransportErrorKind) -> Self {
        TransportError { kind, source: None, status: None }
    }

    /// Sets the cause, which [`source`](Error::source) returns. The runtime logs it, so none of its texts may contain a
    /// URL, a header, or a part of a body.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Sets the status of a response that broke after its head.
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.status = Some(status);
        self
    }

    /// Returns the kind.
    #[must_use]
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Returns the status, if the head of the response arrived.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        report::write(formatter, self, None)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.kind {
            TransportErrorKind::Timeout => "the service did not answer in time",
            TransportErrorKind::Connection => "the connection to the service failed",
            TransportErrorKind::Tls => "no secure connection to the service could be made",
            TransportErrorKind::BodyTooLarge => "the answer of the service is too large",
            TransportErrorKind::Body => "the answer of the service arrived incomplete or damaged",
            TransportErrorKind::Request => "the request to the service could not be sent",
            TransportErrorKind::Other => "the call to the service failed",
        })
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.source {
            Some(source) => Some(source.as_ref()),
            None => None,
        }
    }
}
