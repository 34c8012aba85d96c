//! A server call that comes to its end, whether or not anybody waits for it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::runtime::Handle;

use super::records::unknown;
use super::{Progress, internal};
use crate::error::FunctionError;

/// Runs in its caller; where that goes away, a task of the runtime's own takes over.
///
/// A task from the start would promise the same, but each call would pay for its memory and for waking another thread.
pub(super) struct DetachOnDrop {
    /// `None` once it has ended.
    call: Option<Advancing>,
    runtime: Handle,
}

type Advanced = Result<Progress, FunctionError>;
type Advancing = Pin<Box<dyn Future<Output = Advanced> + Send>>;

impl DetachOnDrop {
    pub(super) fn new(call: impl Future<Output = Advanced> + Send + 'static) -> Result<Self, FunctionError> {
        let Ok(runtime) = Handle::try_current() else {
            return Err(internal(&"calls need a Tokio runtime around them"));
        };
        Ok(DetachOnDrop { call: Some(Box::pin(call)), runtime })
    }
}

impl Future for DetachOnDrop {
    type Output = Advanced;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Advanced> {
        let Some(call) = &mut self.call else { return Poll::Ready(Err(unknown())) };
        // A value's own `Display` that panics is no reason for the caller to.
        let polled = catch_unwind(AssertUnwindSafe(|| call.as_mut().poll(context)));
        let ended = match polled {
            Ok(polled) => ready!(polled),
            Err(_) => {
                tracing::error!("a call panicked");
                Err(unknown())
            }
        };
        self.call = None;
        Poll::Ready(ended)
    }
}

impl Drop for DetachOnDrop {
    fn drop(&mut self) {
        if let Some(call) = self.call.take() {
            drop(self.runtime.spawn(call));
        }
    }
}
