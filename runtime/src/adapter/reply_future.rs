use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use crate::detach::DetachOnDrop;
use crate::error::{ErrorKind, FunctionError};

/// The reply of a [`DynInstance`](super::DynInstance), when it is ready.
///
/// Once it was polled or dropped, it completes: if its caller drops it, a task of the Tokio runtime continues it. So a page
/// that closes its connection does not stop its call. If the work panics, it resolves to an error of the kind
/// [`ErrorKind::Internal`].
#[must_use = "a future does nothing until it is awaited or dropped"]
pub struct ReplyFuture<T: Send + 'static>(Result<DetachOnDrop<Result<T, FunctionError>>, FunctionError>);

impl<T: Send + 'static> ReplyFuture<T> {
    pub(super) fn new(work: impl Future<Output = Result<T, FunctionError>> + Send + 'static) -> Self {
        ReplyFuture(DetachOnDrop::new(work).map_err(|cause| FunctionError::internal(&cause)))
    }
}

impl<T: Send + 'static> Future for ReplyFuture<T> {
    type Output = Result<T, FunctionError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.0 {
            Ok(work) => {
                // The panic is logged already.
                let panicked = || Err(FunctionError::new(ErrorKind::Internal, "something went wrong"));
                Poll::Ready(ready!(Pin::new(work).poll(context)).unwrap_or_else(panicked))
            }
            Err(error) => Poll::Ready(Err(error.clone())),
        }
    }
}

impl<T: Send + 'static> fmt::Debug for ReplyFuture<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ReplyFuture").finish_non_exhaustive()
    }
}
