use std::process::Command;

use crate::prepare;
use crate::step::cargo;

/// Measures what this crate costs; the benchmarks are a package of their own, with what they compare.
pub(crate) fn run(arguments: &[&str]) -> Result<(), String> {
    prepare::for_benchmarks()?;
    let manifest = ["--manifest-path", "benches/Cargo.toml"];
    // Sides that do not come to the same are not worth a comparison.
    succeed(&[&["test", "--quiet", "--release", "--lib", "--bin", "bench"], &manifest[..]].concat())?;
    // The counts need gungraun's runner beside the command.
    succeed(&[&["build", "--quiet", "--release", "--bins"], &manifest[..]].concat())?;
    succeed(&[&["run", "--quiet", "--release", "--bin", "bench"], &manifest[..], &["--"], arguments].concat())
}

/// Runs cargo, which shows by itself what it does.
fn succeed(arguments: &[&str]) -> Result<(), String> {
    let status = Command::new(cargo()).args(arguments).status();
    match status.map_err(|error| format!("cannot run cargo: {error}"))? {
        status if status.success() => Ok(()),
        _ => Err("the benchmarks failed".to_owned()),
    }
}
