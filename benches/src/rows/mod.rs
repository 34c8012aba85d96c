//! The rows of the table. Each is a function that measures.

mod answers;
mod binary;
mod build;
mod check;
mod decoding;
mod rendering;
mod server_call;
mod sqlite;
mod web_call;
mod web_load;

pub use self::sqlite::{FILL, fill};
use widget_functions_benches::Outcome;

use crate::figures::Measured;

/// One row.
pub struct Row {
    /// The name for `--only`.
    pub name: &'static str,
    pub measure: fn() -> Outcome<Measured>,
}

/// All rows, in the order of the table.
pub const ROWS: [Row; 10] = [
    Row { name: check::NAME, measure: check::measure },
    Row { name: binary::NAME, measure: binary::measure },
    Row { name: build::NAME, measure: build::measure },
    Row { name: rendering::NAME, measure: rendering::measure },
    Row { name: decoding::NAME, measure: decoding::measure },
    Row { name: answers::NAME, measure: answers::measure },
    Row { name: server_call::NAME, measure: server_call::measure },
    Row { name: sqlite::NAME, measure: sqlite::measure },
    Row { name: web_call::NAME, measure: web_call::measure },
    Row { name: web_load::NAME, measure: web_load::measure },
];
