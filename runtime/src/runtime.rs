use std::fmt;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::Duration;

use tokio::sync::Notify;
use url::Url;

use crate::declared::{FieldAccess, ValueWriter, WidgetConfig};
use crate::engine::Shared;
use crate::error::Error;
use crate::layer::{DynLayer, Layer};
use crate::plan::Plan;
use crate::render::Limits;
use crate::store::{AnyStore, Memory, Store};
use crate::transport::{DynTransport, Transport};
use crate::widget::Widget;

/// Runs the functions of all widgets of a process, with one store, one transport, and their limits.
///
/// A runtime is cheap to clone; the clones share everything.
///
/// # Examples
///
/// ```
/// use widget_functions_runtime::{Memory, Runtime};
///
/// # fn main() -> Result<(), widget_functions_runtime::Error> {
/// let runtime = Runtime::builder().store(Memory::new()).build()?;
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Runtime {
    shared: Arc<Shared>,
}

impl Runtime {
    /// Creates a builder with the default store, transport, and limits.
    pub fn builder() -> RuntimeBuilder {
        RuntimeBuilder {
            store: None,
            transport: None,
            layers: Vec::new(),
            limits: Limits { timeout: Duration::from_secs(10), max_response_body_bytes: 1024 * 1024 },
            outcome_retention: Duration::from_secs(24 * 60 * 60),
        }
    }

    /// Creates a widget from its config.
    ///
    /// # Errors
    ///
    /// Returns an error if a URL cannot start with one of the config's values.
    pub fn widget<C: WidgetConfig>(&self, config: C) -> Result<Widget<C>, Error> {
        let plan = Plan::of(C::table()).map_err(Error::internal)?;
        for (name, getter) in &plan.widget.bases {
            check_base(&config, name, *getter)?;
        }
        Ok(Widget::new(Arc::clone(&self.shared), plan, Arc::new(config)))
    }

    /// Waits until no call runs: the last step of a graceful shutdown.
    ///
    /// A call that waits for its page does not run: the store keeps it.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future has no effect.
    pub async fn idle(&self) {
        self.shared.wait_idle().await;
    }
}

impl fmt::Debug for Runtime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Runtime").field("running", &self.shared.running).finish_non_exhaustive()
    }
}

/// Accepts an absolute `http` or `https` URL that ends with its path.
fn check_base(config: &dyn FieldAccess, name: &str, getter: usize) -> Result<(), Error> {
    let Some(url) = ValueWriter::base(|slot| config.get(getter, slot), Url::clone) else {
        return Err(Error::internal(&format!("the config value `{name}` has no getter {getter} that gives a URL")));
    };
    let problem = if !matches!(url.scheme(), "http" | "https") {
        "has a scheme other than http and https"
    } else if !url.username().is_empty() || url.password().is_some() {
        "carries a user name or password: put credentials into a header"
    } else if url.query().is_some() {
        "has a query: put it into the `url` of the functions"
    } else if url.fragment().is_some() {
        "has a fragment, which no server sees"
    } else {
        return Ok(());
    };
    Err(Error::config(&format!("config value `{name}` {problem}")))
}

/// Builds a [`Runtime`].
pub struct RuntimeBuilder {
    store: Option<AnyStore>,
    transport: Option<Box<dyn DynTransport>>,
    layers: Vec<Box<dyn DynLayer>>,
    limits: Limits,
    outcome_retention: Duration,
}

impl RuntimeBuilder {
    /// Sets the store. Defaults to [`Memory`], which loses its records when the process exits.
    pub fn store(mut self, store: impl Store) -> Self {
        self.store = Some(AnyStore::new(store));
        self
    }

    /// Sets the transport that sends the requests of server functions. Defaults to `Reqwest` if the feature `reqwest` is
    /// enabled.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Box::new(transport));
        self
    }

    /// Sets the timeout of server functions that declare none. Defaults to 10 s.
    pub fn default_timeout(mut self, timeout: Duration) -> Self {
        self.limits.timeout = timeout;
        self
    }

    /// Sets the maximum size of a response body after decompression, in bytes. Defaults to 1 MiB.
    pub fn max_response_body_bytes(mut self, bytes: usize) -> Self {
        self.limits.max_response_body_bytes = bytes;
        self
    }

    /// Adds a layer around every call. The first layer is the outermost.
    pub fn layer(mut self, layer: impl Layer) -> Self {
        self.layers.push(Box::new(layer));
        self
    }

    /// Sets how long outcomes are stored, so that a repeated call id returns the same outcome. Defaults to 24 h.
    pub fn outcome_retention(mut self, time: Duration) -> Self {
        self.outcome_retention = time;
        self
    }

    /// Builds the runtime.
    ///
    /// # Errors
    ///
    /// Returns an error if the default transport cannot be set up.
    pub fn build(self) -> Result<Runtime, Error> {
        let transport = match self.transport {
            Some(transport) => Some(transport),
            None => default_transport()?,
        };
        let shared = Shared {
            store: self.store.unwrap_or_else(|| AnyStore::new(Memory::new())),
            transport,
            layers: self.layers,
            limits: self.limits,
            outcome_retention: self.outcome_retention,
            running: AtomicUsize::new(0),
            idle: Notify::new(),
            outcomes: AtomicUsize::new(0),
        };
        Ok(Runtime { shared: Arc::new(shared) })
    }
}

#[cfg(feature = "reqwest")]
fn default_transport() -> Result<Option<Box<dyn DynTransport>>, Error> {
    match crate::transport::Reqwest::new() {
        Ok(transport) => Ok(Some(Box::new(transport))),
        Err(error) => Err(Error::transport(error)),
    }
}

#[cfg(not(feature = "reqwest"))]
#[allow(clippy::unnecessary_wraps, reason = "the same signature as with the feature `reqwest`")]
fn default_transport() -> Result<Option<Box<dyn DynTransport>>, Error> {
    Ok(None)
}
