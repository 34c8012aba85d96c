use std::error::Error;
use std::fmt;

use http::StatusCode;

/// Why a request has no answer that can be used.
///
/// `Display` is one plain sentence for end users. What a library said is in [`source`](Error::source), for developers.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    source: Option<Box<dyn Error + Send + Sync>>,
    status: Option<StatusCode>,
}

/// The ways in which a request can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The time was up: while connecting, while waiting for the answer, or in the middle of its body.
    Timeout,
    /// No answer came over the connection: its host has no address, it was refused or dropped, or what came is not
    /// HTTP. The service may have seen the request all the same.
    Connection,
    /// No secure connection: a certificate that cannot be trusted, or a service that does not speak TLS.
    Tls,
    /// The body has more bytes than the request allows.
    BodyTooLarge,
    /// The body ended too early, or could not be decompressed.
    Body,
    /// The request could not be sent as it is; the service has not seen it.
    Request,
    /// Anything else.
    Other,
}

impl TransportError {
    /// An error of this kind.
    #[must_use]
    pub fn new(kind: TransportErrorKind) -> Self {
        TransportError { kind, source: None, status: None }
    }

    /// Keeps the cause, for [`source`](Error::source). It ends in logs: no URL, header or body may stand in its texts.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Keeps the status of an answer that broke after its head.
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.status = Some(status);
        self
    }

    /// In which way the request failed.
    #[must_use]
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// The status, if the answer came so far.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.status
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
