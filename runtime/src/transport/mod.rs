//! How the requests of server functions reach their services.
//!
//! A [`Transport`] sends one [`Request`] and gives back one [`Response`]: no redirect is followed, nothing is sent
//! twice, and no more of a body is kept than the request allows. `Reqwest` is the one to use; another one is written
//! by implementing the trait, for example to answer without a network in a test:
//!
//! ```
//! use widget_functions_runtime::transport::{Request, Response, Transport, TransportError};
//!
//! /// A service that has always just what was asked for.
//! struct AlwaysBooked;
//!
//! impl Transport for AlwaysBooked {
//!     async fn send(&self, _request: Request) -> Result<Response, TransportError> {
//!         Ok(Response { status: http::StatusCode::OK, body: r#"{"confirmation":"c-1"}"#.into() })
//!     }
//! }
//! ```

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use url::Url;

mod error;
#[cfg(feature = "reqwest")]
mod reqwest;

pub use error::{TransportError, TransportErrorKind};
#[cfg(feature = "reqwest")]
pub use reqwest::Reqwest;

/// One HTTP request, rendered and ready to send.
#[derive(Clone)]
pub struct Request {
    /// The HTTP method.
    pub method: Method,
    /// The absolute URL, `http` or `https`. Secrets may stand in it.
    pub url: Url,
    /// The headers. Secrets may stand in them.
    pub headers: HeaderMap,
    /// The body, if the request has one.
    pub body: Option<Bytes>,
    /// How long the whole call may take: from looking up the name to the last byte of the answer.
    pub timeout: Duration,
    /// For which answers the body is wanted.
    pub read: ReadBody,
    /// How many bytes the body of the answer may have, counted after decompression.
    pub max_response_body_bytes: usize,
}

/// Shows the method and nothing that a secret may stand in.
impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let method = &self.method;
        write!(formatter, "Request({method}, url and headers hidden)")
    }
}

/// For which answers the body is wanted. The body of every other answer is left unread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadBody {
    /// For answers with a 2xx status.
    pub success: bool,
    /// For all other answers.
    pub failure: bool,
}

impl ReadBody {
    /// Whether the body of an answer with this status is wanted.
    #[must_use]
    pub fn wants(self, status: StatusCode) -> bool {
        if status.is_success() { self.success } else { self.failure }
    }
}

/// What a service answered, whatever its status.
#[derive(Clone)]
pub struct Response {
    /// The status, 3xx included: redirects are not followed.
    pub status: StatusCode,
    /// The body after decompression; empty where [`Request::read`] does not want it.
    pub body: Bytes,
}

/// Shows how long the body is, not what stands in it.
impl fmt::Debug for Response {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (status, length) = (self.status.as_u16(), self.body.len());
        write!(formatter, "Response({status}, {length} bytes)")
    }
}

/// Sends requests.
///
/// # What the runtime relies on
///
/// - A request is sent **at most once**: no retry, not even after a dropped connection, and no redirect is followed.
/// - The call ends within [`Request::timeout`]; one that does not is stopped, and counts as timed out.
/// - It keeps no more than [`Request::max_response_body_bytes`] bytes of the answer.
/// - Every status is an `Ok`. A body that [`Request::read`] does not want is not waited for.
/// - Where the status is not 2xx and the wanted body is too large or broken, the answer is that status with an empty
///   body, since the status is what went wrong. Where it is 2xx, the answer is the error.
/// - No error, in none of its texts and sources, has a URL, a header or a part of a body.
pub trait Transport: Send + Sync + 'static {
    /// Sends one request and waits for the answer.
    ///
    /// # Errors
    ///
    /// When there is no answer, or its wanted body is not to be had; [`TransportError::kind`] tells why.
    fn send(&self, request: Request) -> impl Future<Output = Result<Response, TransportError>> + Send;

    /// Whether calls end within [`Request::timeout`] by themselves, so that nobody else has to watch the time.
    fn enforces_timeout(&self) -> bool {
        false
    }
}

/// The answer of a transport whose type is not known any more.
pub(crate) type Sending<'a> = Pin<Box<dyn Future<Output = Result<Response, TransportError>> + Send + 'a>>;

/// A [`Transport`] behind a pointer. Every transport is one; the future is boxed here and nowhere else.
pub(crate) trait DynTransport: Send + Sync + 'static {
    /// [`Transport::send`] under a name of its own, so that a call is never ambiguous.
    fn send_boxed(&self, request: Request) -> Sending<'_>;

    /// [`Transport::enforces_timeout`].
    fn enforces_timeout(&self) -> bool;
}

impl<T: Transport> DynTransport for T {
    fn send_boxed(&self, request: Request) -> Sending<'_> {
        Box::pin(self.send(request))
    }

    fn enforces_timeout(&self) -> bool {
        Transport::enforces_timeout(self)
    }
}
