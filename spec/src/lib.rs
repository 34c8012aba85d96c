//! The meaning of a widget declaration, as plain types.
//!
//! A [`WidgetSpec`] and one [`FunctionSpec`] per function contain everything that the runtime needs
//! to know about a declaration. The compiler builds them and writes them as JSON into the user's
//! crate; the runtime reads them back. [`Kind`] is the table of the kinds of functions, which the
//! compiler, the editor support, and the runtime share.
//!
//! The types have no dependencies, so that the macro compiles fast. With the feature `read`, they
//! implement serde's `Deserialize`; the compiler has its own writer. The JSON is an internal format:
//! all packages of `widget-functions` have the same version, and it changes with any release.
//!
//! ```
//! use widget_functions_spec::{ActionSpec, Effect, FunctionSpec, Kind, Part};
//!
//! let mut close = FunctionSpec::new("close", ActionSpec::Dismiss);
//! close.wire = Some("closeCard".to_owned());
//! assert_eq!(close.wire(), "closeCard");
//! assert_eq!((close.kind(), close.effect()), (Kind::Dismiss, Effect::Record));
//!
//! let message = vec![Part::Text("Hello!".to_owned())];
//! let greet = FunctionSpec::new("greet", ActionSpec::SendMessage { message, hidden: false });
//! assert_eq!((greet.kind().keyword(), greet.effect()), ("send_message", Effect::Host));
//! ```

#![forbid(unsafe_code)]

mod function;
mod keyword;
mod kind;
mod loading;
mod request;
mod template;
mod token;
mod url;
mod value;
mod widget;

pub use function::{FollowUpSpec, FunctionSpec};
pub use keyword::{Keyword, Setting};
pub use kind::{ActionSpec, Effect, Kind};
pub use loading::Loading;
pub use request::{BodySpec, ClientSpec, Method, ServerSpec};
pub use template::{Part, Template, has_token};
pub use token::{ErrorPart, Fallback, Qualifier, Token};
pub use url::{UrlSpec, UrlStart};
pub use value::JsonValue;
pub use widget::{FieldSpec, PathStep, WidgetSpec};
