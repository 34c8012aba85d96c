use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use url::Url;

/// One HTTP request, rendered and ready to send.
///
/// Its `Debug` form hides the URL and the headers, which can contain secrets.
#[derive(Clone)]
pub struct Request {
    /// The HTTP method.
    pub method: Method,
    /// The absolute URL, `http` or `https`. It can contain secrets.
    pub url: Url,
    /// The headers. They can contain secrets.
    pub headers: HeaderMap,
    /// The body, if the request has one. It can contain secrets.
    pub body: Option<Bytes>,
    /// The timeout of the whole request, from the name lookup to the last byte of the response.
    pub timeout: Duration,
    /// The responses whose body the runtime uses.
    pub read: ReadBody,
    /// The maximum size of the response body in bytes, after decompression.
    pub max_response_body_bytes: usize,
}

impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let method = &self.method;
        write!(formatter, "Request({method}, url and headers hidden)")
    }
}

/// The responses whose body is read. The body of every other response is left unread.
///
/// # Examples
///
/// ```
/// # extern crate widget_functions_runtime as widget_functions;
/// use http::StatusCode;
/// use widget_functions::transport::ReadBody;
///
/// let read = ReadBody { success: true, failure: false };
/// assert!(read.wants(StatusCode::CREATED) && !read.wants(StatusCode::NOT_FOUND));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadBody {
    /// Responses with a 2xx status.
    pub success: bool,
    /// All other responses.
    pub failure: bool,
}

impl ReadBody {
    /// Returns `true` if the body of a response with this status is read.
    #[must_use]
    pub fn wants(self, status: StatusCode) -> bool {
        if status.is_success() { self.success } else { self.failure }
    }
}

/// A service's response, of any status.
///
/// Its `Debug` form shows the length of the body, not its content.
#[derive(Clone)]
pub struct Response {
    /// The status. Redirects are not followed, so it can be 3xx.
    pub status: StatusCode,
    /// The body after decompression. It is empty if [`Request::read`] does not want it.
    pub body: Bytes,
}

impl fmt::Debug for Response {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (status, length) = (self.status.as_u16(), self.body.len());
        write!(formatter, "Response({status}, {length} bytes)")
    }
}
