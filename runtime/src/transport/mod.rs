//! Sends the requests of `server` functions to their services.
//!
//! A [`Transport`] sends one [`Request`] and returns one [`Response`]. It follows no redirect, sends nothing twice, and
//! stores no more of a body than the request allows. `Reqwest` is the default.
//!
//! # Examples
//!
//! Implement the trait to answer without a network in a test:
//!
//! ```
//! # extern crate widget_functions_runtime as widget_functions;
//! use widget_functions::transport::{Request, Response, Transport, TransportError};
//! use widget_functions::Runtime;
//!
//! /// A service that always has a free seat.
//! struct AlwaysBooked;
//!
//! impl Transport for AlwaysBooked {
//!     async fn send(&self, _request: Request) -> Result<Response, TransportError> {
//!         Ok(Response { status: http::StatusCode::OK, body: r#"{"confirmation":"c-1"}"#.into() })
//!     }
//! }
//!
//! let runtime = Runtime::builder().transport(AlwaysBooked).build()?;
//! # Ok::<(), widget_functions::Error>(())
//! ```

mod error;
mod exchange;
#[cfg(feature = "reqwest")]
mod reqwest;
mod send;

pub use error::{TransportError, TransportErrorKind};
pub use exchange::{ReadBody, Request, Response};
#[cfg(feature = "reqwest")]
pub use reqwest::Reqwest;
pub use send::Transport;
pub(crate) use send::{DynTransport, Sending};
