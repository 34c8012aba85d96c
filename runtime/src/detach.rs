//! Work that comes to its end, whether or not anybody waits for it.

use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::runtime::{Handle, TryCurrentError};

/// Runs in its caller; where that goes away, a task of the runtime's own takes over. `None` is what
/// comes of work that panics: a value's own `Display` that does is no reason for the caller to.
///
/// A task from the start would promise the same, but all work would pay for its memory and for waking another thread.
pub(crate) struct DetachOnDrop<T: Send + 'static> {
    /// `None` once it has ended.
    work: Option<Pin<Box<dyn Future<Output = T> + Send>>>,
    runtime: Handle,
}

impl<T: Send + 'static> DetachOnDrop<T> {
    /// The work, not yet begun.
    ///
    /// # Errors
    ///
    /// Where there is no Tokio runtime.
    pub(crate) fn new(work: impl Future<Output = T> + Send + 'static) -> Result<Self, TryCurrentError> {
        Ok(DetachOnDrop { runtime: Handle::try_current()?, work: Some(Box::pin(work)) })
    }
}

impl<T: Send + 'static> Future for DetachOnDrop<T> {
    type Output = Option<T>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        let Some(work) = &mut self.work else { return Poll::Ready(None) };
        let ended = ready!(poll_contained(work.as_mut(), context));
        self.work = None;
        Poll::Ready(ended)
    }
}

impl<T: Send + 'static> Drop for DetachOnDrop<T> {
    fn drop(&mut self) {
        if let Some(work) = self.work.take() {
            drop(self.runtime.spawn(work));
        }
    }
}

/// Work whose caller does not go away; `None` is what comes of work that panics.
pub(crate) async fn contained<T>(mut work: Pin<Box<dyn Future<Output = T> + Send + '_>>) -> Option<T> {
    poll_fn(|context| poll_contained(work.as_mut(), context)).await
}

#[inline]
fn poll_contained<T>(
    work: Pin<&mut (dyn Future<Output = T> + Send + '_)>,
    context: &mut Context<'_>,
) -> Poll<Option<T>> {
    match catch_unwind(AssertUnwindSafe(|| work.poll(context))) {
        Ok(polled) => polled.map(Some),
        Err(_) => {
            tracing::error!("a call, or what a page asked for, panicked");
            Poll::Ready(None)
        }
    }
}
