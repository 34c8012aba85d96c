//! A widget with the hosts of its instances, without the types of either, so that the router is compiled once.

use std::sync::Arc;

use axum::body::Bytes;
use widget_functions_runtime::adapter::{DynInstance, DynWidget, ReplyFuture};
use widget_functions_runtime::protocol::CallReply;
use widget_functions_runtime::{Answer, ClientCall, Host, HostError, Link, Message, Widget, WidgetConfig};

/// Runs a call with the host of its instance.
type RunCall = dyn Fn(&DynInstance, Bytes) -> ReplyFuture<CallReply> + Send + Sync;

/// What a [`router`](crate::router) serves.
pub(crate) struct HostedWidget {
    pub(crate) widget: DynWidget,
    pub(crate) call: Box<RunCall>,
}

impl HostedWidget {
    pub(crate) fn new<C, F, H>(widget: &Widget<C>, host: F) -> Self
    where
        C: WidgetConfig,
        F: Fn(&str) -> H + Send + Sync + 'static,
        H: Host + 'static,
    {
        let make = Arc::new(host);
        let call = move |instance: &DynInstance, call: Bytes| {
            instance.call(call, InstanceHost { make: Arc::clone(&make), instance: instance.clone() })
        };
        HostedWidget { widget: widget.to_dyn(), call: Box::new(call) }
    }
}

/// The host of one instance, which is made when there is an action for it: most calls have none.
struct InstanceHost<F> {
    make: Arc<F>,
    instance: DynInstance,
}

impl<F, H> InstanceHost<F>
where
    F: Fn(&str) -> H,
{
    fn host(&self) -> H {
        (self.make)(self.instance.id())
    }
}

impl<F, H> Host for InstanceHost<F>
where
    F: Fn(&str) -> H + Send + Sync,
    H: Host,
{
    async fn call_client(&self, call: ClientCall) -> Result<Answer, HostError> {
        self.host().call_client(call).await
    }

    async fn send_message(&self, message: Message) -> Result<(), HostError> {
        self.host().send_message(message).await
    }

    async fn open_link(&self, link: Link) -> Result<(), HostError> {
        self.host().open_link(link).await
    }
}
