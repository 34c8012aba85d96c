use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::Notify;
use url::Url;

use crate::declared::{FieldAccess, ValueWriter, WidgetConfig};
use crate::engine::Shared;
use crate::error::Error;
use crate::plan::Plan;
use crate::render::Limits;
use crate::store::{AnyStore, Memory, Store};
use crate::transport::{DynTransport, Transport};
use crate::widget::Widget;

/// What runs the functions of all widgets of a process: a store, a transport and their limits.
///
/// It is cheap to clone; the clones share everything.
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
    /// Starts to put a runtime together.
    pub fn builder() -> RuntimeBuilder {
        RuntimeBuilder {
            store: None,
            transport: None,
            limits: Limits { timeout: Duration::from_secs(10), max_response_body_bytes: 1024 * 1024 },
            outcome_retention: Duration::from_secs(24 * 60 * 60),
        }
    }

    /// Makes a widget of its config.
    ///
    /// # Errors
    ///
    /// Where a URL cannot start with one of the config's values.
    pub fn widget<C: WidgetConfig>(&self, config: C) -> Result<Widget<C>, Error> {
        let plan = Plan::of(C::table()).map_err(Error::internal)?;
        for (name, getter) in &plan.widget.bases {
            check_base(&config, name, *getter)?;
        }
        Ok(Widget::new(Arc::clone(&self.shared), plan, Arc::new(config)))
    }

    /// Waits until no call runs any more: what a graceful shutdown does last.
    ///
    /// This includes server calls, and calls and completions of a
    /// [`DynInstance`](crate::adapter::DynInstance). A call that waits for its page does not run: it lies in the store.
    pub async fn idle(&self) {
        loop {
            let idle = self.shared.idle.notified();
            if self.shared.running.load(Ordering::Acquire) == 0 {
                return;
            }
            idle.await;
        }
    }
}

impl fmt::Debug for Runtime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Runtime").field("running", &self.shared.running).finish_non_exhaustive()
    }
}

/// A URL that others are built on: absolute, `http` or `https`, nothing behind its path.
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

/// Puts a [`Runtime`] together.
pub struct RuntimeBuilder {
    store: Option<AnyStore>,
    transport: Option<Box<dyn DynTransport>>,
    limits: Limits,
    outcome_retention: Duration,
}

impl RuntimeBuilder {
    /// Where records are kept; in memory by default, which forgets everything with the process.
    pub fn store(mut self, store: impl Store) -> Self {
        self.store = Some(AnyStore::of(store));
        self
    }

    /// What sends the requests of server functions; `Reqwest` by default, where that feature is on.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Box::new(transport));
        self
    }

    /// How long a server function without `timeout` may take; 10 s by default.
    pub fn default_timeout(mut self, timeout: Duration) -> Self {
        self.limits.timeout = timeout;
        self
    }

    /// How large an upstream's answer may be after decompression, in bytes; 1 MiB by default.
    pub fn max_response_body_bytes(mut self, bytes: usize) -> Self {
        self.limits.max_response_body_bytes = bytes;
        self
    }

    /// How long outcomes are kept, so that a repeated id gets the same answer; 24 h by default.
    pub fn outcome_retention(mut self, time: Duration) -> Self {
        self.outcome_retention = time;
        self
    }

    /// The runtime.
    ///
    /// # Errors
    ///
    /// Where the default transport cannot be set up.
    pub fn build(self) -> Result<Runtime, Error> {
        let transport = match self.transport {
            Some(transport) => Some(transport),
            None => default_transport()?,
        };
        let shared = Shared {
            store: self.store.unwrap_or_else(|| AnyStore::of(Memory::new())),
            transport,
            limits: self.limits,
            outcome_retention: self.outcome_retention,
            running: AtomicUsize::new(0),
            idle: Notify::new(),
            ended: Notify::new(),
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
