use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use http::HeaderMap;
use url::Url;
use widget_functions_runtime::Host;

use crate::{AccessTokens, headers};

/// The options of a [`router`](crate::router).
///
/// # Examples
///
/// ```
/// use widget_functions::web::{AccessTokens, RouterOptions, SigningKey};
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

/// The limits of the body of a request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) max_bytes: usize,
    pub(crate) timeout: Duration,
}

impl RouterOptions {
    /// Creates options for pages that have a token of these.
    pub fn new(tokens: AccessTokens) -> Self {
        let limits = Limits { max_bytes: 64 * 1024, timeout: Duration::from_secs(10) };
        RouterOptions { tokens, host: |_| (), limits, page: None, frame_ancestors: Vec::new() }
    }
}

impl<F> RouterOptions<F> {
    /// Sets the host that performs actions on the server, for all instances.
    ///
    /// An action goes to the page if the host answers it with
    /// [`HostError::unsupported`](widget_functions_runtime::HostError::unsupported), as every method of [`Host`] does by
    /// default. By default, all actions go to the page.
    pub fn host<H: Host + 'static>(self, host: H) -> RouterOptions<impl Fn(&str) -> Arc<H> + Send + Sync + 'static> {
        let host = Arc::new(host);
        self.host_for(move |_| Arc::clone(&host))
    }

    /// Sets a function that makes the host of one instance from its id, for each action. Otherwise, it works as
    /// [`host`](Self::host).
    ///
    /// Send hidden messages this way: a page can forge them.
    ///
    /// # Examples
    ///
    /// ```
    /// use widget_functions::{Host, HostError, Message};
    /// use widget_functions::web::{AccessTokens, RouterOptions, SigningKey};
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

    /// Sets the maximum size of a request body, in bytes. Defaults to 64 KiB.
    pub fn max_request_body_bytes(mut self, bytes: usize) -> Self {
        self.limits.max_bytes = bytes;
        self
    }

    /// Sets the time that the body of a request has to arrive. Defaults to 10 s.
    pub fn body_timeout(mut self, timeout: Duration) -> Self {
        self.limits.timeout = timeout;
        self
    }

    /// Sets the widget's page, as HTML. The router serves it at `page`, next to the scripts and the routes.
    ///
    /// Its content security policy allows scripts, styles, and fonts of its own origin only, none of them inline. By
    /// default, the application serves the page.
    pub fn page(mut self, html: impl Into<Bytes>) -> Self {
        self.page = Some(html.into());
        self
    }

    /// Adds origins of pages that may show the widget in a frame: `https://chat.example`, or `'self'`. By default, no page
    /// may.
    ///
    /// # Errors
    ///
    /// Returns an error if a text is not an origin. Write only the scheme (`http` or `https`), the host and, if it is not
    /// the default, the port.
    pub fn frame_ancestors<O: AsRef<str>>(mut self, origins: impl IntoIterator<Item = O>) -> Result<Self, OriginError> {
        for origin in origins {
            self.frame_ancestors.push(self::origin(origin.as_ref())?);
        }
        Ok(self)
    }

    /// Returns the security headers of the widget's page, for an application that serves the page itself: a content
    /// security policy with [`frame_ancestors`](Self::frame_ancestors), `nosniff`, and no referrer.
    ///
    /// # Examples
    ///
    /// ```
    /// use axum::response::{Html, IntoResponse};
    /// # use widget_functions::web::{AccessTokens, RouterOptions, SigningKey};
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

/// Returns the origin as a browser writes it. It rejects characters that could start another directive or source.
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

/// The error of a text that is not the origin of a page.
///
/// `Display` shows one line. `Debug`, which `main` prints if it returns the error, adds [`help`](Self::help).
#[derive(Clone, PartialEq, Eq)]
pub struct OriginError(String);

impl OriginError {
    /// Returns advice on how to resolve the error.
    #[must_use]
    pub fn help(&self) -> &str {
        "write only a scheme, a host and a port, such as `https://chat.example`"
    }
}

impl fmt::Display for OriginError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "invalid origin {:?}", self.0)
    }
}

impl fmt::Debug for OriginError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{self}\nhelp: {}", self.help())
    }
}

impl std::error::Error for OriginError {}
