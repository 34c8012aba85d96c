//! What `cargo widget` does, as a library: finds the declarations of `widget_functions!` in Rust
//! files, formats them, and shows their mistakes.

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
