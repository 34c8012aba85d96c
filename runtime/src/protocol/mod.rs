//! The JSON that pages and other callers exchange with a widget, as types.
//!
//! A caller sends a [`FunctionCall`] and gets a [`CallReply`]: an outcome, or an [`HostAction`] that the caller has to do
//! itself. It answers the latter with a [`Completion`]. A [`LinkRequest`] renders a link without a call. An [`Opening`] is
//! what a page needs to show itself: the [`Manifest`] of its widget and the [`State`] of its instance.
//!
//! Values that are JSON already (inputs, return fields, data) stay JSON, as [`RawValue`](serde_json::value::RawValue).
//! Requests implement `Serialize`, and `Deserialize` where the runtime does not check more than their shape; replies
//! implement `Serialize`. The TypeScript types of the same JSON are in `web/scripts/protocol.d.ts`; a test compares the two.
//!
//! [`DynInstance`](crate::adapter::DynInstance) reads the requests and gives the replies.
//!
//! # Examples
//!
//! ```
//! # extern crate widget_functions_runtime as widget_functions;
//! use serde_json::value::to_raw_value;
//! use widget_functions::protocol::FunctionCall;
//!
//! let inputs = to_raw_value(&serde_json::json!({ "class_id": 42 }))?;
//! let call = FunctionCall { id: Some("click-1".to_owned()), function: "book_class".to_owned(), inputs: Some(inputs) };
//! assert_eq!(serde_json::to_string(&call)?, r#"{"id":"click-1","function":"book_class","inputs":{"class_id":42}}"#);
//! # Ok::<(), serde_json::Error>(())
//! ```

mod action;
mod manifest;
mod reply;
mod request;
#[cfg(test)]
mod tests;

pub use action::{ClientCall, HostAction, Link, Message};
pub use manifest::{Manifest, ManifestField, ManifestFunction};
pub use reply::{CallReply, CallStatus, LinkReply, Opening, State};
pub use request::{Completion, FunctionCall, LinkRequest, PageAnswer};

pub use crate::declared::{JsonProperty, JsonSchema, JsonType};
