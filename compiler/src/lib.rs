//! The compiler of `widget_functions!`: parses, checks, and expands declarations.
//!
//! It is a plain library over `proc-macro2`. The macro, the formatter, and the tests call it.
//!
//! A declaration goes through three passes, each of which returns another type than it accepts: `parse` turns tokens into
//! syntax (what the declaration contains), `check` turns syntax into a model (what the declaration means), and `emit`
//! turns the model into Rust. All passes report errors to one [`Errors`] and continue, so that one run finds all errors.
//!
//! # Examples
//!
//! ```
//! let source = "widget booking { data { seats: u32 } dismiss fn close() { on_execut: dismiss } }";
//! let errors = widget_functions_compiler::diagnose(source);
//! assert_eq!(errors[0].message, "unknown setting `on_execut`");
//! assert_eq!((errors[0].line, errors[0].column), (1, 59));
//! assert_eq!(&source[errors[0].range.clone()], "on_execut");
//! ```

mod analysis;
mod check;
mod editor;
mod emit;
pub mod errors;
mod expand;
pub mod keywords;
mod literal;
pub mod model;
mod parse;
mod scope;
mod syntax;
mod template;

pub use analysis::{Analysis, analyze, check_syntax, diagnose};
pub use editor::{expand_for_editor, vocabulary};
pub use errors::{Diagnostic, Errors};
pub use expand::expand;
pub use widget_functions_spec as spec;
