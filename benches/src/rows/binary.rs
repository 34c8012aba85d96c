//! The size that 1,000 functions add to a debug binary and to its stack.

use std::fs;
use std::path::Path;
use std::process::Command;

use widget_functions_benches::Outcome;

use crate::crates::{self, Way};
use crate::figures::{Figure, Goal, Measured};
use crate::measure::compile::run;

pub const NAME: &str = "binary";

/// 8 KiB.
const SMALL: f64 = 8192.0;

pub fn measure() -> Outcome<Measured> {
    let root = crates::write()?;
    let [one, thousand] = [1, 1000].map(|functions| built(&root, Way::Declared, functions));
    let (one, thousand) = (one?, thousand?);
    let [one_by_hand, by_hand] = [1, 1000].map(|functions| built(&root, Way::ByHand, functions));
    let (one_by_hand, by_hand) = (one_by_hand?, by_hand?);

    let added = thousand.file - one.file;
    let added_by_hand = by_hand.file - one_by_hand.file;
    let megabytes = |one: f64, other: f64| format!("{:.1} MB, {:.1} MB", one / 1e6, other / 1e6);
    let bytes = |one: f64, other: f64| format!("{one} bytes, {other} bytes");
    Ok(vec![
        ratio("debug binary, growth by 999 functions", "by hand", Goal::AtMost(0.1), added, added_by_hand)
            .details(megabytes(added, added_by_hand)),
        ratio("debug binary with 1,000 functions", "by hand", Goal::None, thousand.file, by_hand.file)
            .details(megabytes(thousand.file, by_hand.file)),
        ratio("largest debug stack frame, N = 1,000", "by hand", Goal::AtMost(0.1), thousand.frame, by_hand.frame)
            .details(bytes(thousand.frame, by_hand.frame)),
        ratio("largest debug stack frame, N = 1,000", "N = 1", Goal::AtMost(1.0), thousand.frame, one.frame),
        ratio("largest debug stack frame", "8 KiB", Goal::AtMost(1.0), thousand.frame, SMALL),
        ratio("future of a call by name, N = 1,000", "N = 1", Goal::AtMost(1.0), thousand.future, one.future)
            .details(bytes(thousand.future, one.future)),
        ratio("future of a call by name", "8 KiB", Goal::AtMost(1.0), thousand.future, SMALL)
            .details(format!("by hand {} bytes", by_hand.future)),
    ]
    .into())
}

fn ratio(what: &str, beside: &str, goal: Goal, value: f64, other: f64) -> Figure {
    Figure::ratio(NAME, what, beside, goal, value / other)
}

struct Built {
    /// The size in bytes.
    file: f64,
    /// The largest stack frame of the crate's functions, in bytes, including generic code of its libraries.
    frame: f64,
    /// The size of the future of a call by name, in bytes, which the program prints.
    future: f64,
}

fn built(root: &Path, way: Way, functions: usize) -> Outcome<Built> {
    let package = way.package(functions);
    let main = root.join(&package).join("src/main.rs");
    fs::write(&main, way.source(functions))?;
    let arguments = ["rustc", "--package", &package, "--", "-C", "remark=prologepilog"];
    let (_, remarks) = run(root, &arguments, &[("CARGO_INCREMENTAL", "0")])?;
    let frame = remarks.lines().filter_map(frame).fold(0.0, f64::max);
    let program = root.join("target/debug").join(&package);
    let output = Command::new(&program).arg("book_0").output()?;
    let printed = String::from_utf8(output.stdout)?;
    let future = printed.lines().find_map(|line| line.strip_prefix("future: ")?.strip_suffix(" bytes")?.parse().ok());
    Ok(Built {
        file: fs::metadata(&program)?.len() as f64,
        frame: if frame > 0.0 {
            frame
        } else {
            return Err(format!("rustc reported no stack frames of {package}").into());
        },
        future: future.ok_or_else(|| format!("{package} printed {printed:?}"))?,
    })
}

/// Returns the number before `stack bytes in function` in a remark of LLVM.
fn frame(line: &str) -> Option<f64> {
    line.split_once(" stack bytes in function")?.0.rsplit(' ').next()?.parse().ok()
}
