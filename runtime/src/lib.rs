//! Runs the functions that `widget_functions!` declares.
//!
//! Use it through the crate `widget-functions`, which has the macro and the guide.

mod action;
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
mod manifest;
#[doc(hidden)]
pub mod measure;
mod nearest;
mod plan;
mod progress;
mod record;
mod render;
mod runtime;
mod scope;
mod secret;
pub mod store;
mod ticket;
pub mod transport;
mod widget;
mod wire;

pub use action::{ClientCall, HostAction, Link, Message};
pub use call::Call;
pub use declared::{Function, JsonType, WidgetConfig};
#[doc(hidden)]
pub use detach::DetachOnDrop;
pub use env::EnvError;
pub use error::{Error, ErrorKind, FunctionError};
pub use host::{Answer, Host, HostError};
pub use instance::Instance;
pub use layer::{CallInfo, CallReport, Layer, Next};
pub use manifest::{Manifest, ManifestField, ManifestFunction};
pub use progress::Progress;
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
