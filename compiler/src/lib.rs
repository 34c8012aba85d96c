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

mod check;
mod editor;
mod emit;
pub mod errors;
mod expand;
pub mod kind;
mod literal;
pub mod model;
mod parse;
mod syntax;
mod template;
pub mod words;

use proc_macro2::TokenStream;

pub use editor::{expand_for_editor, vocabulary};
pub use errors::{Diagnostic, Errors};
pub use expand::expand;

/// What is known of a declaration.
pub struct Analysis {
    /// The types that the widget generates, as far as they could be read.
    pub interface: Option<model::Interface>,
    /// What the functions do; only of a declaration without mistakes.
    pub program: Option<model::Program>,
    /// The mistakes.
    pub errors: Errors,
}

/// Reads and checks a declaration: what stands between the braces of `widget_functions!`.
pub fn analyze(input: TokenStream) -> Analysis {
    let mut errors = Errors::default();
    let (interface, program) = match parse::parse(input, &mut errors) {
        Some(widget) => check::check(&widget, &mut errors),
        None => (None, None),
    };
    Analysis { interface, program, errors }
}

/// The mistakes in the syntax alone, which leave open what was meant.
pub fn check_syntax(input: TokenStream) -> Errors {
    let mut errors = Errors::default();
    parse::parse(input, &mut errors);
    errors
}

/// The mistakes of a declaration that is given as text, in the order of their places.
///
/// The text becomes part of this thread's source map in `proc-macro2`; a tool that runs for long
/// calls `proc_macro2::extra::invalidate_current_thread_spans` now and then.
pub fn diagnose(source: &str) -> Vec<Diagnostic> {
    match source.parse::<TokenStream>() {
        Ok(input) => analyze(input).errors.to_diagnostics(),
        Err(error) => {
            let mut errors = Errors::default();
            let report = errors::Report::new(error.span(), "this is not made of Rust tokens");
            errors.push(report.help("brackets and quotes must be closed"));
            errors.to_diagnostics()
        }
    }
}
