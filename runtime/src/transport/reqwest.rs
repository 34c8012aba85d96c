use std::fmt;
use std::time::Duration;

use ::reqwest::{Client, ClientBuilder, redirect, retry};
use bytes::Bytes;
use http::header::{ACCEPT_ENCODING, CONTENT_LENGTH, HOST, HeaderName};
use http::{HeaderMap, HeaderValue, Method};
use itoa::Buffer;
use url::Position;

use super::{Request, Response, Transport, TransportError};

mod body;
mod failure;

/// How long a call takes at most where nothing else is said.
const TIMEOUT: Duration = Duration::from_secs(10);
/// How long a connection may take to be there, TLS included.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);

/// Sends requests with [reqwest](https://docs.rs/reqwest) and rustls.
///
/// Connections are kept and used again; clones share them. Make one for the whole process.
///
/// ```
/// use widget_functions_runtime::transport::Reqwest;
///
/// let transport = Reqwest::new()?;
/// # Ok::<(), widget_functions_runtime::transport::TransportError>(())
/// ```
#[derive(Clone)]
pub struct Reqwest {
    client: Client,
    /// The client's own time-out for a whole call, if it is known. Another one costs a little with each request.
    timeout: Option<Duration>,
}

impl Reqwest {
    /// A client that goes to services directly: it follows no redirects, sends no referer, retries
    /// nothing, takes no proxy from the environment, waits at most 3 s for a connection and accepts
    /// gzip. Requests without a `user-agent` are sent with `widget-functions/` and the version.
    ///
    /// # Errors
    ///
    /// When TLS cannot be set up, for example since the system has no root certificates.
    pub fn new() -> Result<Self, TransportError> {
        build(client().no_proxy())
    }

    /// Like [`new`](Self::new), but through the proxy that `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY`
    /// and `NO_PROXY` name in the environment. They are read here, once.
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new).
    pub fn with_environment_proxy() -> Result<Self, TransportError> {
        build(client())
    }

    /// Takes the application's own client, for example with a client certificate or a proxy.
    ///
    /// What stays guaranteed: the time-out of the whole call, the bound on the body, and errors
    /// without URLs. The rest is then the application's. By default, a reqwest client **follows
    /// redirects**, and sends headers such as `x-api-key` along to whatever host they name; it sends
    /// a referer, retries what HTTP/2 says was not processed, uses proxies from the environment, and
    /// waits for a connection as long as the call may take. This turns all of it off:
    ///
    /// ```
    /// use std::time::Duration;
    /// use widget_functions_runtime::transport::Reqwest;
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
        // In one piece of memory: where each had its own, reqwest's copy of the headers would make two of it.
        let values = Bytes::from([host, Buffer::new().format(length)].concat());
        if length > 0 || matches!(request.method, Method::POST | Method::PUT | Method::PATCH) {
            // Where it is 0, hyper leaves it out, but services refuse a POST of unknown length (411).
            // Said here, it also is there before reqwest copies the headers.
            insert(&mut headers, CONTENT_LENGTH, values.slice(host.len()..));
        }
        // Hyper would take the URL apart for it, and format it anew.
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

/// Hides the client: secrets may stand among its default headers.
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
                tracing::debug!(kind = ?error.kind(), "the body of a failure is not readable");
                Ok(Response { status, body: Bytes::new() })
            }
        }
    }

    fn enforces_timeout(&self) -> bool {
        true
    }
}

/// The value is one that a header can have.
fn insert(headers: &mut HeaderMap, name: HeaderName, value: Bytes) {
    if let Ok(value) = HeaderValue::from_maybe_shared(value) {
        headers.insert(name, value);
    }
}

fn client() -> ClientBuilder {
    // Said here, it is there before reqwest copies the headers, and no copy has to grow for it.
    let accepted = [(ACCEPT_ENCODING, HeaderValue::from_static("gzip"))];
    Client::builder()
        .default_headers(accepted.into_iter().collect())
        .user_agent(concat!("widget-functions/", env!("CARGO_PKG_VERSION")))
        .redirect(redirect::Policy::none())
        .referer(false)
        // Of a request that may be sent no second time, reqwest need keep no copy.
        .retry(retry::never().max_retries_per_request(0))
        .connect_timeout(CONNECT_TIMEOUT)
}

fn build(builder: ClientBuilder) -> Result<Reqwest, TransportError> {
    let client = builder.timeout(TIMEOUT).build().map_err(failure::unbuilt)?;
    Ok(Reqwest { client, timeout: Some(TIMEOUT) })
}
