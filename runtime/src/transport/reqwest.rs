use std::fmt;
use std::time::Duration;

use ::reqwest::{Client, ClientBuilder, redirect, retry};
use bytes::Bytes;
use http::header::{ACCEPT_ENCODING, CONTENT_LENGTH, HOST, HeaderName};
use http::{HeaderMap, HeaderValue, Method};
use itoa::Buffer;
use url::Position;

use super::error::TransportError;
use super::exchange::{Request, Response};
use super::send::Transport;

mod body;
mod failure;

/// The client's default timeout of a request, which is also the default of the runtime.
const TIMEOUT: Duration = Duration::from_secs(10);
/// The timeout of connecting, including TLS.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);

/// A transport that uses [reqwest](https://docs.rs/reqwest) and rustls.
///
/// It reuses connections. Clones share them, so create one for the whole process.
///
/// # Examples
///
/// ```
/// # extern crate widget_functions_runtime as widget_functions;
/// use widget_functions::transport::Reqwest;
///
/// let transport = Reqwest::new()?;
/// # Ok::<(), widget_functions::transport::TransportError>(())
/// ```
#[derive(Clone)]
pub struct Reqwest {
    client: Client,
    /// The client's default timeout, if it is known. A request with the same timeout needs no timer of its own.
    timeout: Option<Duration>,
}

impl Reqwest {
    /// Creates a client that connects to services directly.
    ///
    /// It follows no redirects, sends no referer, retries nothing, ignores proxies of the environment, waits at most
    /// 3 s for a connection, and accepts gzip. It sends the `user-agent` `widget-functions/` and the version, unless
    /// the request has one.
    ///
    /// # Errors
    ///
    /// Returns an error if TLS cannot be set up, for example because the system has no root certificates.
    pub fn new() -> Result<Self, TransportError> {
        build(client().no_proxy())
    }

    /// Creates a client like [`new`](Self::new) that uses the proxies of the environment.
    ///
    /// It reads `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY`, and `NO_PROXY` once, here.
    ///
    /// # Errors
    ///
    /// Returns an error if TLS cannot be set up.
    pub fn with_environment_proxy() -> Result<Self, TransportError> {
        build(client())
    }

    /// Uses the application's own client, for example with a client certificate or a proxy.
    ///
    /// The timeout of the whole request, the limit of the body, and errors without URLs remain guaranteed. The client
    /// decides everything else. By default, a reqwest client **follows redirects**, and sends headers such as
    /// `x-api-key` to any host that they name. It also sends a referer, retries requests that HTTP/2 reports as not
    /// processed, uses the proxies of the environment, and waits for a connection as long as for the request.
    ///
    /// # Examples
    ///
    /// A client without these defaults:
    ///
    /// ```
    /// # extern crate widget_functions_runtime as widget_functions;
    /// use std::time::Duration;
    /// use widget_functions::transport::Reqwest;
    ///
    /// let client = reqwest::Client::builder()
    ///     .redirect(reqwest::redirect::Policy::none())
    ///     .referer(false)
    ///     .retry(reqwest::retry::never())
    ///     .no_proxy()
    ///     .connect_timeout(Duration::from_secs(3))
    ///     .build()?;
    /// let transport = Reqwest::with_client(client);
    /// # Ok::<(), reqwest::Error>(())
    /// ```
    #[must_use]
    pub fn with_client(client: Client) -> Self {
        Reqwest { client, timeout: None }
    }
}

impl Reqwest {
    fn prepare(&self, request: Request) -> ::reqwest::Request {
        let mut headers = request.headers;
        let host = &request.url[Position::BeforeHost..Position::AfterPort];
        let length = request.body.as_ref().map_or(0, Bytes::len);
        // One allocation for both values, since reqwest clones the headers, which copies values that are not shared.
        let values = Bytes::from([host, Buffer::new().format(length)].concat());
        if length > 0 || matches!(request.method, Method::POST | Method::PUT | Method::PATCH) {
            // hyper omits a length of 0, but services reject a POST of unknown length (411). Set before reqwest
            // clones the headers, the value also needs no room in the clone.
            insert(&mut headers, CONTENT_LENGTH, values.slice(host.len()..));
        }
        // Otherwise, hyper would split the URL and format the host again.
        insert(&mut headers, HOST, values.slice(..host.len()));
        let mut prepared = ::reqwest::Request::new(request.method, request.url);
        *prepared.headers_mut() = headers;
        *prepared.body_mut() = request.body.map(Into::into);
        if self.timeout != Some(request.timeout) {
            *prepared.timeout_mut() = Some(request.timeout);
        }
        prepared
    }
}

/// Hides the client, whose default headers can contain secrets.
impl fmt::Debug for Reqwest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Reqwest(..)")
    }
}

impl Transport for Reqwest {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        let (wanted, max_response_body_bytes) = (request.read, request.max_response_body_bytes);
        let mut answer = self.client.execute(self.prepare(request)).await.map_err(failure::unanswered)?;
        let status = answer.status();
        if !wanted.wants(status) {
            return Ok(Response { status, body: Bytes::new() });
        }
        match body::read(&mut answer, max_response_body_bytes).await {
            Ok(body) => Ok(Response { status, body }),
            Err(error) if status.is_success() => Err(error.with_status(status)),
            Err(error) => {
                tracing::debug!(kind = ?error.kind(), "cannot read the body of an error response");
                Ok(Response { status, body: Bytes::new() })
            }
        }
    }

    fn enforces_timeout(&self) -> bool {
        true
    }
}

/// Inserts a value that only contains characters that headers allow.
fn insert(headers: &mut HeaderMap, name: HeaderName, value: Bytes) {
    if let Ok(value) = HeaderValue::from_maybe_shared(value) {
        headers.insert(name, value);
    }
}

fn client() -> ClientBuilder {
    // As a default header, it exists before reqwest clones the headers, so that the clone does not have to grow.
    let accepted = [(ACCEPT_ENCODING, HeaderValue::from_static("gzip"))];
    Client::builder()
        .default_headers(accepted.into_iter().collect())
        .user_agent(concat!("widget-functions/", env!("CARGO_PKG_VERSION")))
        .redirect(redirect::Policy::none())
        .referer(false)
        // Without retries, reqwest keeps no copy of the request.
        .retry(retry::never().max_retries_per_request(0))
        .connect_timeout(CONNECT_TIMEOUT)
}

fn build(builder: ClientBuilder) -> Result<Reqwest, TransportError> {
    let client = builder.timeout(TIMEOUT).build().map_err(failure::unbuilt)?;
    Ok(Reqwest { client, timeout: Some(TIMEOUT) })
}
