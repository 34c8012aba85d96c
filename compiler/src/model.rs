//! A checked declaration: every name is resolved, and every required setting is present.
//!
//! The [`Interface`] contains the types that a widget generates. It exists even if the declaration
//! has errors, so that the rest of the user's crate still finds its types. The [`Program`] contains
//! what the functions do, and exists only for a declaration without errors.
//!
//! What `widget_functions_spec` defines is not repeated here. These types add the places in the
//! source, and the Rust types, that only the compiler needs.

mod interface;
mod program;

pub use interface::{Attrs, DefaultValue, Field, Interface, ReturnField, Signature};
pub use program::{
    Action, Assignment, Body, Client, Constant, FollowUp, Part, Program, RequestBody, Server, Source, Template, Token,
    TokenStep, Url, UrlStart, Value,
};
pub use widget_functions_spec::{ErrorPart, Fallback, Kind, Loading, Method, PathStep};
