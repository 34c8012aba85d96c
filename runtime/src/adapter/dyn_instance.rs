use std::fmt;

use bytes::Bytes;

use super::{ReplyFuture, answer};
use crate::engine::InstanceContext;
use crate::host::Host;
use crate::protocol::{CallReply, LinkReply, Manifest, State};

/// An [`Instance`](crate::Instance) without its types.
///
/// [`DynWidget::instance`](super::DynWidget::instance) and [`Instance::to_dyn`](crate::Instance::to_dyn) make it. It is
/// cheap to clone.
///
/// Requests are JSON, and each may be invalid in any way: a request that cannot be read gets a reply with an error. The
/// errors of the methods themselves are those of the adapter: the instance does not exist
/// ([`ErrorKind::NotFound`](crate::ErrorKind::NotFound)), the store failed, or the call panicked
/// ([`ErrorKind::Internal`](crate::ErrorKind::Internal)).
#[derive(Clone)]
pub struct DynInstance {
    pub(crate) context: InstanceContext,
}

impl fmt::Debug for DynInstance {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("DynInstance").field(&self.id()).finish()
    }
}

impl DynInstance {
    /// Returns the id of the instance.
    pub fn id(&self) -> &str {
        &self.context.key.instance
    }

    /// Returns the name of its widget.
    pub fn widget_name(&self) -> &str {
        &self.context.key.widget
    }

    /// Returns the manifest of its widget, with its schemas. It is built on each call; keep it.
    pub fn manifest(&self) -> Manifest {
        Manifest::of_plan(self.context.plan)
    }

    /// Loads the state that a page may know.
    ///
    /// # Errors
    ///
    /// Returns an error if the instance does not exist, or the store fails.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future is safe: what it has begun completes in a task.
    pub fn state(&self) -> ReplyFuture<State> {
        let context = self.context.clone();
        ReplyFuture::new(async move { answer::state(&context).await })
    }

    /// Runs a call until it ends or needs the page.
    ///
    /// The call is a [`FunctionCall`](crate::protocol::FunctionCall) as JSON. Its actions go to `host` first. An action that
    /// the host does not support becomes the reply [`CallStatus::Ask`](crate::protocol::CallStatus::Ask); the answer to it
    /// goes to [`complete`](Self::complete).
    ///
    /// # Errors
    ///
    /// Returns an error if the instance does not exist, or the call panics.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future does not cancel the call: it completes in a task, and a call with the same id gets its outcome.
    pub fn call(&self, call: impl Into<Bytes>, host: impl Host + 'static) -> ReplyFuture<CallReply> {
        let (context, call) = (self.context.clone(), call.into());
        ReplyFuture::new(async move { answer::call(&context, &call, &host).await })
    }

    /// Ends a call that asked for an action, with the page's answer.
    ///
    /// The completion is a [`Completion`](crate::protocol::Completion) as JSON. A second answer to the same ticket changes
    /// nothing and gets the outcome of the first.
    ///
    /// # Errors
    ///
    /// Returns an error if the instance does not exist.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future does not cancel the completion: it continues in a task.
    pub fn complete(&self, completion: impl Into<Bytes>) -> ReplyFuture<CallReply> {
        let (context, completion) = (self.context.clone(), completion.into());
        ReplyFuture::new(async move { answer::complete(&context, &completion).await })
    }

    /// Renders the URL of a `link` function. It calls nothing and changes nothing.
    ///
    /// The request is a [`LinkRequest`](crate::protocol::LinkRequest) as JSON.
    ///
    /// # Errors
    ///
    /// Returns an error if the instance does not exist.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future is safe: it changes nothing.
    pub fn link(&self, request: impl Into<Bytes>) -> ReplyFuture<LinkReply> {
        let (context, request) = (self.context.clone(), request.into());
        ReplyFuture::new(async move { answer::link(&context, &request).await })
    }
}
