//! The figures as a table, as JSON, and as a page of the docs with its plot.

mod machine;
mod plot;
mod table;

use std::fs;

use serde::{Deserialize, Serialize};
use widget_functions_benches::Outcome;

pub use self::table::table;
use crate::crates::repository;
use crate::figures::Measured;
use crate::rows::ROWS;

/// What stands in the JSON.
#[derive(Serialize, Deserialize)]
struct Report {
    machine: String,
    #[serde(flatten)]
    measured: Measured,
}

/// Writes down what was measured, in the place of earlier figures of the same rows: as JSON, and as a page with a plot.
pub fn write(newer: Measured) -> Outcome<()> {
    let docs = repository().join("docs");
    let path = docs.join("benchmarks.json");
    let mut measured = match fs::read(&path) {
        Ok(json) => serde_json::from_slice::<Report>(&json)?.measured,
        Err(_) => Measured::default(),
    };
    measured.replace(newer);
    measured.figures.sort_by_key(|figure| ROWS.iter().position(|row| row.name == figure.row));
    let report = Report { machine: machine::describe(), measured };
    plot::draw(&docs.join("benchmarks.svg"), &report.measured.curves)?;
    fs::write(docs.join("benchmarks.md"), page(&report))?;
    fs::write(path, serde_json::to_string_pretty(&report)? + "\n")?;
    Ok(())
}

fn page(Report { machine, measured }: &Report) -> String {
    let goals = measured.figures.iter().filter(|figure| figure.met.is_some()).count();
    format!(
        "# What it costs\n\n\
         Written by `cargo xtask bench`, on {machine}.\n\n\
         Each ratio is of two sides that were measured in turn, round after round, in one run: it is the median of the \
         rounds' ratios. Noise is half the distance between their quartiles, as a share of the median; counts and sizes \
         have none. Checks and builds are told in processor time of user mode, answers in that of their thread. Behind a \
         ratio stand the figures it is made of, this crate's first. {} of {goals} goals are missed.\n\n\
         {}\n\n\
         ![milliseconds of `cargo check` per function, against the number of functions](benchmarks.svg)\n\n{}",
        measured.missed(),
        table(&measured.figures),
        include_str!("notes.md"),
    )
}
