//! Layers: the application's own code around every call.

use std::future::Future;
use std::pin::Pin;

use crate::error::FunctionError;
use crate::store::InstanceKey;

/// Code around every call: typed, by name, from a page, and the completion of a call.
///
/// A layer can observe a call, delay it, or reject it. Before [`Next::run`] nothing is recorded, so a call that a layer
/// rejects leaves no trace. Add it with [`RuntimeBuilder::layer`](crate::RuntimeBuilder::layer).
///
/// # Examples
///
/// ```
/// use std::sync::atomic::{AtomicU64, Ordering};
/// use widget_functions_runtime::{CallInfo, CallReport, FunctionError, Layer, Next, Runtime};
///
/// /// Counts the calls that end in an error.
/// #[derive(Default)]
/// struct CountErrors(AtomicU64);
///
/// impl Layer for CountErrors {
///     async fn call(&self, _call: &CallInfo, next: Next<'_>) -> Result<CallReport, FunctionError> {
///         let report = next.run().await;
///         if report.as_ref().map_or(true, |report| report.error().is_some()) {
///             self.0.fetch_add(1, Ordering::Relaxed);
///         }
///         report
///     }
/// }
///
/// # fn main() -> Result<(), widget_functions_runtime::Error> {
/// let runtime = Runtime::builder().layer(CountErrors::default()).build()?;
/// # Ok(()) }
/// ```
pub trait Layer: Send + Sync + 'static {
    /// Handles a call; [`Next::run`] continues with the next layer, and at last with the call.
    ///
    /// # Errors
    ///
    /// Returns an error if the call is rejected.
    fn call(&self, call: &CallInfo, next: Next<'_>) -> impl Future<Output = Result<CallReport, FunctionError>> + Send;
}

/// The call that a [`Layer`] handles.
#[derive(Clone, Debug)]
pub struct CallInfo {
    pub(crate) key: InstanceKey,
    pub(crate) function: Option<String>,
    pub(crate) call_id: Option<String>,
}

impl CallInfo {
    /// Returns the name of the widget.
    pub fn widget_name(&self) -> &str {
        &self.key.widget
    }

    /// Returns the id of the instance.
    pub fn instance_id(&self) -> &str {
        &self.key.instance
    }

    /// Returns the declared name of the function; `None` for the completion of a call.
    pub fn function(&self) -> Option<&str> {
        self.function.as_deref()
    }

    /// Returns the id of the call if the caller chose it. The completion of a call always has one.
    pub fn call_id(&self) -> Option<&str> {
        self.call_id.as_deref()
    }
}

/// How far a call got.
#[derive(Clone, Debug)]
pub struct CallReport {
    pub(crate) error: Option<FunctionError>,
    pub(crate) waiting: bool,
}

impl CallReport {
    /// Returns the error that the call ended in; `None` if it succeeded or waits for an answer.
    pub fn error(&self) -> Option<&FunctionError> {
        self.error.as_ref()
    }

    /// Returns `true` if the call waits for the answer of a page.
    pub fn is_waiting(&self) -> bool {
        self.waiting
    }
}

type Report<'a> = Pin<Box<dyn Future<Output = Result<CallReport, FunctionError>> + Send + 'a>>;

/// The layers that follow, and the call.
pub struct Next<'a> {
    layers: &'a [Box<dyn DynLayer>],
    info: &'a CallInfo,
    call: Report<'a>,
}

impl<'a> Next<'a> {
    /// Continues with the call.
    ///
    /// # Errors
    ///
    /// Returns an error if the call is rejected. An error outcome is part of the [`CallReport`].
    pub async fn run(self) -> Result<CallReport, FunctionError> {
        match self.layers.split_first() {
            None => self.call.await,
            Some((layer, layers)) => layer.call_boxed(self.info, Next { layers, ..self }).await,
        }
    }

    /// Starts with the first of these layers.
    pub(crate) fn new(layers: &'a [Box<dyn DynLayer>], info: &'a CallInfo, call: Report<'a>) -> Self {
        Next { layers, info, call }
    }
}

/// A [`Layer`] whose futures are boxed.
pub(crate) trait DynLayer: Send + Sync {
    fn call_boxed<'a>(&'a self, call: &'a CallInfo, next: Next<'a>) -> Report<'a>;
}

impl<L: Layer> DynLayer for L {
    fn call_boxed<'a>(&'a self, call: &'a CallInfo, next: Next<'a>) -> Report<'a> {
        Box::pin(self.call(call, next))
    }
}
