//! Runs the calls of declared widgets: stores records, sends requests, and performs actions.
//!
//! Depend on the crate `widget-functions` instead: it re-exports all items of this crate, adds the macro, and has the
//! guide.
//!
//! [`Runtime`] is the entry point. It creates a [`Widget`] from a config; a widget creates and opens an [`Instance`]; and
//! an instance runs calls. Implement [`Store`], [`Transport`], and [`Host`] to store records, send requests, and perform
//! actions in another way.

#[cfg(feature = "access-tokens")]
pub mod access;
mod action;
pub mod adapter;
mod call;
mod clock;
mod declared;
mod decode;
mod detach;
mod encode;
mod engine;
mod env;
mod error;
mod escape;
mod extract;
mod host;
mod id;
mod instance;
mod json;
mod layer;
#[cfg(feature = "bench")]
#[doc(hidden)]
pub mod measure;
mod nearest;
mod plan;
mod progress;
pub mod protocol;
mod record;
mod render;
mod report;
mod runtime;
mod scope;
mod secret;
#[cfg(test)]
mod shared_data;
pub mod store;
mod ticket;
pub mod transport;
mod widget;

pub use call::Call;
pub use declared::{Function, WidgetConfig};
pub use env::EnvError;
pub use error::{Error, ErrorKind, FunctionError};
pub use host::{Answer, Host, HostError};
pub use instance::Instance;
pub use layer::{CallInfo, CallReport, Layer, Next};
pub use progress::Progress;
pub use protocol::{ClientCall, HostAction, JsonType, Link, Manifest, ManifestField, ManifestFunction, Message};
pub use runtime::{Runtime, RuntimeBuilder};
pub use secret::Secret;
#[cfg(feature = "sqlite")]
pub use store::Sqlite;
pub use store::{Memory, Store};
pub use ticket::Ticket;
#[cfg(feature = "reqwest")]
pub use transport::Reqwest;
pub use transport::Transport;
pub use url::Url;
pub use widget::Widget;

/// What the generated code is made of. No part of the public API.
#[doc(hidden)]
pub mod __private {
    pub use std::clone::Clone;
    pub use std::convert::Into;
    pub use std::fmt::Debug;
    pub use std::option::Option::{self, None, Some};
    pub use std::result::Result::{self, Err, Ok};

    pub use crate::__expression as expression;
    pub use crate::declared::*;
    pub use crate::env::{Env, FromEnv, Parsed, ParsedIfSet};
    pub use crate::scope::ErrorParts;
    pub use crate::{EnvError, Manifest, Secret};
}
