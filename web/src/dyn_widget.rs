//! A widget with its config type forgotten, so that the router is compiled once for all widgets.

use std::sync::Arc;

use axum::body::Bytes;
use tokio::runtime::TryCurrentError;
use widget_functions_runtime::{DetachOnDrop, Error, Host, Widget, WidgetConfig};

/// What a page asks for.
pub(crate) enum PageRequest {
    State,
    Call(Bytes),
    Complete(Bytes),
    Link(Bytes),
}

/// The answer, as JSON. It comes to its end even where the page goes away.
pub(crate) type ReplyFuture = DetachOnDrop<Result<Vec<u8>, Error>>;

/// What stands behind the routes of one widget.
pub(crate) trait DynWidget: Send + Sync {
    /// The widget's name.
    fn widget(&self) -> &str;

    /// Does what the page of this instance asks for.
    fn answer(self: Arc<Self>, instance: String, task: PageRequest) -> Result<ReplyFuture, TryCurrentError>;
}

/// A widget, and what makes the host of an instance.
pub(crate) struct ServedWidget<C, F> {
    pub(crate) widget: Widget<C>,
    pub(crate) host: F,
}

impl<C, F, H> DynWidget for ServedWidget<C, F>
where
    C: WidgetConfig,
    F: Fn(&str) -> H + Send + Sync + 'static,
    H: Host + 'static,
{
    fn widget(&self) -> &str {
        self.widget.name()
    }

    fn answer(self: Arc<Self>, instance: String, task: PageRequest) -> Result<ReplyFuture, TryCurrentError> {
        let instance = self.widget.instance(instance);
        // Each by itself, so that a call takes no room for what else a page can ask for.
        match task {
            PageRequest::State => DetachOnDrop::new(async move { instance.state_json().await }),
            PageRequest::Call(call) => DetachOnDrop::new(async move {
                let host = (self.host)(instance.id());
                instance.call_json(&call, &host).await
            }),
            PageRequest::Complete(body) => DetachOnDrop::new(async move { instance.complete_json(&body).await }),
            PageRequest::Link(body) => DetachOnDrop::new(async move { instance.link_json(&body).await }),
        }
    }
}
