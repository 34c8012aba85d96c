use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use http::HeaderMap;
use url::Url;
use widget_functions_runtime::Host;

use crate::headers;
use crate::tokens::AccessTokens;

/// How a [`router`](crate::router) serves its widget.
///
/// ```
/// use widget_functions_web::{SigningKey, RouterOptions, AccessTokens};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let options = RouterOptions::new(AccessTokens::new([SigningKey::random()?])?)
///     .frame_ancestors(["https://chat.example"])?
///     .max_request_body_bytes(16 * 1024);
/// # Ok(()) }
/// ```
pub struct RouterOptions<F = fn(&str)> {
    pub(crate) tokens: AccessTokens,
    /// Makes the host of an instance.
    pub(crate) host: F,
    pub(crate) limits: Limits,
    pub(crate) page: Option<Bytes>,
    frame_ancestors: Vec<String>,
}

/// What bounds the body of a request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) bytes: usize,
    pub(crate) time: Duration,
}

impl RouterOptions {
    /// A widget that the pages with these tokens may use.
    pub fn new(tokens: AccessTokens) -> Self {
        let limits = Limits { bytes: 64 * 1024, time: Duration::from_secs(10) };
        RouterOptions { tokens, host: |_| (), limits, page: None, frame_ancestors: Vec::new() }
    }
}

impl<F> RouterOptions<F> {
    /// What does the actions of the widget on the server, the same for all instances.
    ///
    /// The page gets those that it answers with
    /// [`HostError::unsupported`](widget_functions_runtime::HostError::unsupported), as every method
    /// does that it does not implement.
    pub fn host<H: Host + 'static>(self, host: H) -> RouterOptions<impl Fn(&str) -> Arc<H> + Send + Sync + 'static> {
        let host = Arc::new(host);
        self.host_for(move |_| Arc::clone(&host))
    }

    /// What does the actions of one instance on the server, made from the instance's id for each
    /// call; otherwise as [`host`](Self::host).
    ///
    /// Send hidden messages here: a page can forge them.
    ///
    /// ```
    /// use widget_functions_runtime::{Host, HostError, Message};
    /// use widget_functions_web::{SigningKey, RouterOptions, AccessTokens};
    ///
    /// struct Chat {
    ///     conversation: String,
    /// }
    ///
    /// impl Host for Chat {
    ///     async fn send_message(&self, message: Message) -> Result<(), HostError> {
    ///         println!("to {}: {}", self.conversation, message.text);
    ///         Ok(())
    ///     }
    /// }
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let options = RouterOptions::new(AccessTokens::new([SigningKey::random()?])?)
    ///     .host_for(|instance| Chat { conversation: instance.to_owned() });
    /// # Ok(()) }
    /// ```
    pub fn host_for<N, H>(self, host: N) -> RouterOptions<N>
    where
        N: Fn(&str) -> H + Send + Sync + 'static,
        H: Host + 'static,
    {
        let RouterOptions { tokens, limits, page, frame_ancestors, .. } = self;
        RouterOptions { tokens, host, limits, page, frame_ancestors }
    }

    /// How large the body of a request may be, in bytes; 64 KiB by default.
    pub fn max_request_body_bytes(mut self, bytes: usize) -> Self {
        self.limits.bytes = bytes;
        self
    }

    /// How long the body of a request may take to arrive; 10 s by default.
    pub fn body_timeout(mut self, time: Duration) -> Self {
        self.limits.time = time;
        self
    }

    /// The widget's page, as HTML: the router serves it at `page`, so that it has the scripts and the
    /// routes beside it. It may load scripts, styles and fonts from its own origin only, none inline.
    pub fn page(mut self, html: impl Into<Bytes>) -> Self {
        self.page = Some(html.into());
        self
    }

    /// The origins of the pages that may show the widget in a frame, such as `https://chat.example`,
    /// or `'self'`. None may by default.
    ///
    /// # Errors
    ///
    /// Where one is no origin: scheme `http` or `https`, host and, where needed, port.
    pub fn frame_ancestors<O: AsRef<str>>(mut self, origins: impl IntoIterator<Item = O>) -> Result<Self, OriginError> {
        for origin in origins {
            self.frame_ancestors.push(self::origin(origin.as_ref())?);
        }
        Ok(self)
    }

    /// The security headers of the widget's page, where the application serves the page itself: a
    /// content security policy with [`frame_ancestors`](Self::frame_ancestors), `nosniff`, no referrer.
    ///
    /// ```
    /// use axum::response::{Html, IntoResponse};
    /// # use widget_functions_web::{SigningKey, RouterOptions, AccessTokens};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let options = RouterOptions::new(AccessTokens::new([SigningKey::random()?])?).frame_ancestors(["https://chat.example"])?;
    /// let headers = options.page_headers();
    /// let page = (headers, Html("<!doctype html>…")).into_response();
    /// assert!(page.headers().contains_key("content-security-policy"));
    /// # Ok(()) }
    /// ```
    pub fn page_headers(&self) -> HeaderMap {
        headers::of_page(&self.frame_ancestors)
    }
}

impl<F> fmt::Debug for RouterOptions<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("RouterOptions")
            .field("tokens", &self.tokens)
            .field("limits", &self.limits)
            .field("frame_ancestors", &self.frame_ancestors)
            .finish_non_exhaustive()
    }
}

/// The origin as a browser writes it: nothing that could be read as more than one.
fn origin(text: &str) -> Result<String, OriginError> {
    if text == "'self'" {
        return Ok(text.to_owned());
    }
    match Url::parse(text) {
        Ok(url) if is_origin(&url) => Ok(url.origin().ascii_serialization()),
        _ => Err(OriginError(text.to_owned())),
    }
}

fn is_origin(url: &Url) -> bool {
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    let anonymous = url.username().is_empty() && url.password().is_none();
    let plain = url.host_str().is_some_and(|host| !host.contains([';', ',', '\'', '"']));
    matches!(url.scheme(), "http" | "https") && bare && anonymous && plain
}

/// A text that is not the origin of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginError(String);

impl fmt::Display for OriginError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:?} is not the origin of a page\nhelp: write scheme, host and port only, such as `https://chat.example`",
            self.0
        )
    }
}

impl std::error::Error for OriginError {}
