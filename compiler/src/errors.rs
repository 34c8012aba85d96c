//! The errors of a declaration, collected by all passes.
//!
//! A pass never stops at an error: it reports the error to [`Errors`], leaves out the invalid part,
//! and continues.

mod diagnostic;
mod drawing;
mod names;
mod place;
mod report;

use proc_macro2::TokenStream;

pub use diagnostic::{Diagnostic, Note, Position};
pub(crate) use names::{list, nearest, nearest_by_letters, shown};
pub(crate) use place::Place;
pub(crate) use report::Report;

/// The errors of one declaration.
#[derive(Default)]
pub struct Errors {
    reports: Vec<Report>,
}

impl Errors {
    /// Returns `true` if the declaration has no errors.
    pub fn is_empty(&self) -> bool {
        self.reports.is_empty()
    }

    /// Returns one `compile_error!` item for each error, ordered by place.
    pub fn to_compile_errors(&self) -> TokenStream {
        self.sorted().into_iter().map(Report::to_compile_error).collect()
    }

    /// Returns the errors, ordered by place.
    pub fn to_diagnostics(&self) -> Vec<Diagnostic> {
        self.sorted().into_iter().map(Report::to_diagnostic).collect()
    }

    pub(crate) fn push(&mut self, report: Report) {
        self.reports.push(report);
    }

    fn sorted(&self) -> Vec<&Report> {
        let mut reports: Vec<_> = self.reports.iter().collect();
        reports.sort_by_cached_key(|report| report.place().line_and_column());
        reports
    }
}
