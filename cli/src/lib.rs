//! Finds, formats, and checks the declarations of `widget_functions!` in Rust files.
//!
//! This library implements the command `cargo widget`: [`fmt()`] and [`check()`] are its subcommands. [`format()`] formats
//! one declaration, and [`find_declarations`] finds those of a file.

pub mod arguments;
mod check;
mod declarations;
mod files;
mod fmt;
mod format;
mod modules;
mod outcome;
mod report;
mod source;
mod style;

pub use check::check;
pub use declarations::{Declaration, find_declarations};
pub use fmt::fmt;
pub use format::{Formatted, format};
pub use outcome::Outcome;
pub use style::Style;
