//! Signed, expiring permission for pages: one access token, one instance.
//!
//! An [`AccessTokens`] mints tokens for the users that the application knows, and an adapter verifies the token that comes
//! with each request. Tokens need no store. Requires the feature `access-tokens`, which the feature `axum` of the crate
//! `widget-functions` enables.
//!
//! # Examples
//!
//! ```
//! # extern crate widget_functions_runtime as widget_functions;
//! use widget_functions::access::{AccessTokens, SigningKey};
//! use widget_functions::adapter::{DynInstance, DynWidget};
//!
//! /// The instance that a page may use.
//! fn instance(tokens: &AccessTokens, widget: &DynWidget, token: &str) -> Option<DynInstance> {
//!     let id = tokens.verify(widget.name(), token)?;
//!     Some(widget.instance(id))
//! }
//! ```

mod key;
mod tokens;

pub use key::{SigningKey, SigningKeyError};
pub use tokens::AccessTokens;
