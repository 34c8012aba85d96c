use std::future::Future;
use std::pin::Pin;

use super::error::TransportError;
use super::exchange::{Request, Response};

/// Sends the requests of `server` functions.
///
/// # Requirements
///
/// The runtime relies on every implementation for the following:
///
/// - It sends a request **at most once**: it neither retries, not even after a dropped connection, nor follows
///   redirects.
/// - It ends within [`Request::timeout`]. Otherwise, the runtime stops it and reports a timeout, unless
///   [`enforces_timeout`](Self::enforces_timeout) returns `true`.
/// - It stores at most [`Request::max_response_body_bytes`] bytes of the response.
/// - Every status is an `Ok`. It does not wait for a body that [`Request::read`] does not want.
/// - If the body of a 2xx response is too large or broken, it returns an error. With any other status, it returns the
///   status and an empty body, since the status explains what went wrong.
/// - No text and no source of an error contains a URL, a header, or a part of a body.
///
/// # Examples
///
/// Wrap a transport to print what each request results in:
///
/// ```
/// # extern crate widget_functions_runtime as widget_functions;
/// use widget_functions::transport::{Request, Response, Transport, TransportError};
///
/// struct Logged<T>(T);
///
/// impl<T: Transport> Transport for Logged<T> {
///     async fn send(&self, request: Request) -> Result<Response, TransportError> {
///         let method = request.method.clone();
///         let outcome = self.0.send(request).await;
///         println!("{method}: {outcome:?}"); // "POST: Response(200, 41 bytes)"
///         outcome
///     }
///
///     fn enforces_timeout(&self) -> bool {
///         self.0.enforces_timeout()
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends one request and waits for the response.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no response, or if a wanted body of a 2xx response is too large or broken. See
    /// [`TransportError::kind`].
    ///
    /// # Cancel safety
    ///
    /// Dropping the future may cancel a request that the service has already received. The runtime only drops it after
    /// [`Request::timeout`].
    fn send(&self, request: Request) -> impl Future<Output = Result<Response, TransportError>> + Send;

    /// Returns `true` if [`send`](Self::send) always ends within [`Request::timeout`], so that the runtime starts no
    /// timer. Defaults to `false`.
    fn enforces_timeout(&self) -> bool {
        false
    }
}

/// The future of a [`DynTransport`].
pub(crate) type Sending<'a> = Pin<Box<dyn Future<Output = Result<Response, TransportError>> + Send + 'a>>;

/// A [`Transport`] without its type.
pub(crate) trait DynTransport: Send + Sync + 'static {
    /// Calls [`Transport::send`]. The name differs, so that a call is never ambiguous.
    fn send_boxed(&self, request: Request) -> Sending<'_>;

    /// Calls [`Transport::enforces_timeout`].
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
