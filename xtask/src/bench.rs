use std::process::Command;

use crate::prepare;
use crate::step::cargo;

/// Measures the costs of this crate. The benchmarks are a separate package, because they depend on its alternatives.
pub(crate) fn run(arguments: &[&str]) -> Result<(), String> {
    prepare::for_benchmarks()?;
    let manifest = ["--manifest-path", "benches/Cargo.toml"];
    // Sides with different results cannot be compared.
    cargo_succeeds(&[&["test", "--quiet", "--release", "--lib", "--bin", "bench"], &manifest[..]].concat())?;
    // The counts need gungraun's runner next to the command.
    cargo_succeeds(&[&["build", "--quiet", "--release", "--bins"], &manifest[..]].concat())?;
    cargo_succeeds(&[&["run", "--quiet", "--release", "--bin", "bench"], &manifest[..], &["--"], arguments].concat())
}

/// Runs cargo, and shows its output.
fn cargo_succeeds(arguments: &[&str]) -> Result<(), String> {
    let status = Command::new(cargo()).args(arguments).status();
    match status.map_err(|error| format!("cannot run cargo: {error}"))? {
        status if status.success() => Ok(()),
        _ => Err("the benchmarks failed".to_owned()),
    }
}
