use proc_macro2::TokenStream;

use crate::errors::{Diagnostic, Errors, Report};
use crate::{check, model, parse};

/// The result of reading and checking a declaration.
pub struct Analysis {
    /// The types that the widget generates, as far as they are valid.
    pub interface: Option<model::Interface>,
    /// What the functions do, for a declaration without errors.
    pub program: Option<model::Program>,
    /// The errors.
    pub errors: Errors,
}

/// Parses and checks a declaration: the tokens between the braces of `widget_functions!`.
pub fn analyze(input: TokenStream) -> Analysis {
    let mut errors = Errors::default();
    let (interface, program) = match parse::parse(input, &mut errors) {
        Some(widget) => check::check(&widget, &mut errors),
        None => (None, None),
    };
    Analysis { interface, program, errors }
}

/// Parses a declaration without checking it, and returns the syntax errors.
pub fn check_syntax(input: TokenStream) -> Errors {
    let mut errors = Errors::default();
    parse::parse(input, &mut errors);
    errors
}

/// Parses and checks the source text of a declaration, and returns its errors in the order of their
/// places.
///
/// The text becomes part of this thread's source map in `proc-macro2`. A long-running tool should
/// call `proc_macro2::extra::invalidate_current_thread_spans` regularly.
pub fn diagnose(source: &str) -> Vec<Diagnostic> {
    match source.parse::<TokenStream>() {
        Ok(input) => analyze(input).errors.to_diagnostics(),
        Err(error) => {
            let mut errors = Errors::default();
            let report = Report::new(error.span(), "invalid Rust tokens");
            errors.push(report.help("close all brackets and quotes"));
            errors.to_diagnostics()
        }
    }
}
