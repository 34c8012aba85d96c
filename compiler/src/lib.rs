//! The compiler of `widget-functions`, as a plain library over `proc-macro2`: for the macro, for
//! tools, and for tests.
//!
//! A declaration goes through three passes: `parse` reads the tokens into a syntax tree, `check`
//! validates it and resolves names, and `emit` generates Rust. All passes report errors into one
//! sink, so that one run reports all of them.
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
