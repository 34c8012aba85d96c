//! Widgets without their types, for adapters: programs that serve widgets over a protocol, such as
//! HTTP or MCP.
//!
//! An adapter gets a [`Widget<C>`](crate::Widget) from the application and turns it into a [`DynWidget`]. From then on, it
//! needs no generics: requests are bytes, replies are types of [`protocol`](crate::protocol). The axum router of the crate
//! `widget-functions-web` uses nothing else.
//!
//! An adapter has to decide who may use which instance. [`access`](crate::access) has signed tokens for that.
//!
//! # Examples
//!
//! A protocol of lines, with a verb and JSON on each. `examples/line_adapter.rs` is the whole program.
//!
//! ```
//! # extern crate widget_functions_runtime as widget_functions;
//! use widget_functions::adapter::DynInstance;
//! use widget_functions::{FunctionError, protocol::Opening};
//!
//! async fn answer(card: &DynInstance, verb: &str, json: &str) -> Result<Vec<u8>, FunctionError> {
//!     let request = json.to_owned();
//!     match verb {
//!         // The host `()` does no action, so the reply hands each action to the other side of the line.
//!         "call" => Ok(card.call(request, ()).await?.to_json()),
//!         "complete" => Ok(card.complete(request).await?.to_json()),
//!         "link" => Ok(card.link(request).await?.to_json()),
//!         _ => Ok(Opening { manifest: &card.manifest(), state: &card.state().await? }.to_json()),
//!     }
//! }
//! ```

mod answer;
mod dyn_instance;
mod dyn_widget;
mod read;
mod reply_future;

pub(crate) use answer::dispatch;
#[cfg(feature = "bench")]
pub(crate) use answer::is_call;
pub use dyn_instance::DynInstance;
pub use dyn_widget::DynWidget;
pub use reply_future::ReplyFuture;
