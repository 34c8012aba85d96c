//! Serves declared widgets to the pages that show them, with axum.
//!
//! [`router`] returns an axum router for one widget: its state and manifest, its calls, and two scripts, `widget.js` for the
//! page in the iframe and `host.js` for the page around it. An application nests it under any path; it can have state and
//! layers of its own. A page can use one instance, which its access token names: the application mints the token with
//! [`AccessTokens`] for a user that it knows.
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
//! // For the user who is logged in; the host page passes it to `mountWidget`:
//! let card = widget.open_or_create("conversation-42", counter::Data::new).await?;
//! let token = tokens.mint(&card);
//! # Ok(()) }
//! ```
//!
//! Complete programs are the examples `booking`, a chat with a card on an origin of its own, and `axum_app`, an
//! application with a login and a database.
//!
//! # Routes
//!
//! | route | purpose |
//! |---|---|
//! | `GET state` | returns the manifest and the state |
//! | `POST call` | runs a function; the page performs an action that the [`Host`](RouterOptions::host) does not support |
//! | `POST complete` | takes the page's answer to such an action |
//! | `POST links` | renders the URL of a `link` function; changes nothing |
//! | `GET widget.js`, `GET host.js` | return the scripts, without a token |
//! | `GET page` | returns the widget's page, without a token, if [`RouterOptions::page`] sets one |
//!
//! All other routes need the token, as `Authorization: Bearer …`. Without a valid one, the response is 401, whatever is
//! wrong with it, also if its instance does not exist. The JSON is that of
//! [`protocol`](widget_functions_runtime::protocol); the manifest has no schemas, since the scripts do not use them.
//!
//! A page that closes its connection does not stop its call: it continues in a task, and a call with the same id gets its
//! outcome. [`Runtime::idle`](widget_functions_runtime::Runtime::idle) waits for calls that still run when the application
//! ends, and [`serve`] does so for it.

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
