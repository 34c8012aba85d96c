//! `cargo xtask bench`: measures, prints and stores the table, and fails if a goal is missed.

mod crates;
mod figures;
mod measure;
mod report;
mod rows;

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use widget_functions_benches::{Outcome, upstream};

use crate::figures::Measured;
use crate::rows::{ROWS, Row};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Measures the rows. Returns `true` if no goal is missed.
fn run(arguments: &[&str]) -> Outcome<bool> {
    match arguments {
        [] => bench(&ROWS.iter().collect::<Vec<_>>()),
        ["--only", name] => match ROWS.iter().find(|row| row.name == *name) {
            Some(row) => bench(&[row]),
            None => {
                let names: Vec<&str> = ROWS.iter().map(|row| row.name).collect();
                Err(format!("unknown row `{name}`; the rows are `{}`", names.join("`, `")).into())
            }
        },
        // The rows start these as separate processes.
        [upstream::ARGUMENT] => upstream::serve().map(|()| true),
        [rows::FILL, path, records] => {
            let runtime = tokio::runtime::Runtime::new()?;
            runtime.block_on(rows::fill(Path::new(path), records.parse()?)).map(|()| true)
        }
        _ => Err("usage: cargo xtask bench [--only NAME]".into()),
    }
}

fn bench(rows: &[&Row]) -> Outcome<bool> {
    let start = Instant::now();
    let (mut measured, mut failed) = (Measured::default(), Vec::new());
    for row in rows {
        let begin = Instant::now();
        match (row.measure)() {
            Ok(figures) => measured.replace(figures),
            Err(error) => failed.push(format!("cannot measure the row `{}`: {error}", row.name)),
        }
        eprintln!("{} ({:.0} s)", row.name, begin.elapsed().as_secs_f64());
    }
    let missed = measured.missed();
    println!("\n{}\n", report::table(&measured.figures));
    println!("{missed} goals missed; measured in {:.0} s", start.elapsed().as_secs_f64());
    report::write(measured)?;
    println!("updated docs/benchmarks.md, its plot, and docs/benchmarks.json");
    if failed.is_empty() { Ok(missed == 0) } else { Err(failed.join("\n").into()) }
}
