//! Serves declared widgets to their pages with axum.
//!
//! [`router`] creates an axum router for one widget: its state and manifest, its calls, and the scripts `widget.js` (for
//! the widget's page in the iframe) and `host.js` (for the page around it). Nest the router under any path of an
//! application; the application's layers apply to it. A page has access to one instance, which its access token names. The
//! application creates the token with [`AccessTokens`] after it has authorized the user.
//!
//! # Examples
//!
//! ```
//! use widget_functions::web::{AccessTokens, RouterOptions, SigningKey, router};
//! use widget_functions::{Runtime, widget_functions};
//!
//! widget_functions! {
//!     pub widget counter {
//!         data { count: u32 = 0 }
//!         set_variables fn set(to: u32) { variables: { count: "{{to}}" } }
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let widget = Runtime::builder().build()?.widget(counter::Config {})?;
//! let tokens = AccessTokens::new([SigningKey::random()?])?;
//! let options = RouterOptions::new(tokens.clone())
//!     .page("<!doctype html><script type=module src=widget.js></script><b data-text=count></b>")
//!     .frame_ancestors(["https://chat.example"])?;
//! let app: axum::Router = axum::Router::new().nest("/widgets/counter", router(widget.clone(), options));
//!
//! // For an authorized user; the host page passes the token to `mountWidget`:
//! let card = widget.open_or_create("conversation-42", counter::Data::new).await?;
//! let token = tokens.mint(&card);
//! # Ok(()) }
//! ```
//!
//! For complete programs, see the examples `booking` (a chat with a card on an origin of its own) and `axum_app` (an
//! application with a login and a database).
//!
//! # Routes
//!
//! | Route | Purpose |
//! |---|---|
//! | `GET state` | Returns the manifest and the state. |
//! | `POST call` | Runs a function. If the [`Host`](RouterOptions::host) does not support its action, the reply asks the page to perform it. |
//! | `POST complete` | Accepts the page's answer to such an action. |
//! | `POST links` | Returns the URL of a `link` function. Changes nothing. |
//! | `GET widget.js`, `GET host.js` | Return the scripts, without a token. |
//! | `GET page` | Returns the widget's page, if [`RouterOptions::page`] sets one. |
//!
//! All routes except the scripts and the page require the access token in the header `Authorization: Bearer …`. If the token
//! is missing or invalid, or its instance does not exist, the response is 401 and does not say why. The JSON is that of
//! [`protocol`](widget_functions_runtime::protocol); the manifest has no schemas, because the scripts do not use them.
//!
//! # Disconnects and shutdown
//!
//! If a page disconnects, its call continues in a task, and a call with the same id returns its outcome. Before the process
//! exits, [`Runtime::idle`](widget_functions_runtime::Runtime::idle) waits for running calls; [`serve`] does that.

mod body;
mod headers;
mod hosted;
mod options;
mod rejection;
mod router;
mod scripts;
mod serve;

pub use options::{OriginError, RouterOptions};
pub use router::router;
pub use serve::{ServeOptions, serve};
#[doc(inline)]
pub use widget_functions_runtime::access::{AccessTokens, SigningKey, SigningKeyError};
