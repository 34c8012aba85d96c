//! Serves declared widgets to the pages that show them.
//!
//! [`router`] is an axum router for one widget: its state and manifest, its calls, and the two
//! scripts that speak to it, `widget.js` in the iframe and `host.js` in the page around it. It is
//! nested under any path of an application, and shares its state and layers. A page may use one
//! instance, which its token names: the application mints it with [`AccessTokens`] for whom it knows.
//!
//! ```
//! use widget_functions::web::{SigningKey, RouterOptions, AccessTokens, router};
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
//! // For whoever is logged in, and given to `mountWidget` in the host page:
//! let card = widget.open_or_create("conversation-42", counter::Data::new).await?;
//! let token = tokens.mint(&card);
//! # Ok(()) }
//! ```
//!
//! Whole programs around it are the examples `booking`, a chat with a card on an origin of its own, and
//! `axum_app`, an application with a login and a database.
//!
//! # Routes
//!
//! | route | what it does |
//! |---|---|
//! | `GET state` | manifest and state |
//! | `POST call` | runs a function; an action that the [`Host`](RouterOptions::host) does not support is handed to the page |
//! | `POST complete` | the page's answer to such an action |
//! | `POST links` | where a `link` function leads; changes nothing |
//! | `GET widget.js`, `GET host.js` | the scripts, for everybody |
//! | `GET page` | the widget's page, where [`RouterOptions::page`] gives one |
//!
//! All but the scripts and the page need the token, as `Authorization: Bearer …`. Without a valid one,
//! the answer is 401, and the same whatever is wrong with it, be it that its instance does not exist.
//!
//! A page that goes away does not stop its call, which then goes on in a task, and the same id gives its
//! outcome. What is still running when the application ends is waited for by
//! [`Runtime::idle`](widget_functions_runtime::Runtime::idle), as [`serve`] does it.

mod body;
mod dyn_widget;
mod headers;
mod key;
mod options;
mod rejection;
mod router;
mod scripts;
mod serve;
mod tokens;

pub use key::{SigningKey, SigningKeyError};
pub use options::{OriginError, RouterOptions};
pub use router::router;
pub use serve::{ServeOptions, serve};
pub use tokens::AccessTokens;
