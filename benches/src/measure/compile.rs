//! Cargo's commands, by the processor time of cargo and rustc together: what else the machine does shows little in it.

use std::path::Path;
use std::process::{Command, Stdio};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

use widget_functions_benches::Outcome;

/// Runs cargo in a folder: seconds in user mode, of all processes. The error is what it printed.
pub fn cargo(folder: &Path, arguments: &[&str]) -> Outcome<f64> {
    run(folder, arguments, &[]).map(|(user, _)| user)
}

/// The same with environment variables; the seconds, and what was printed as messages.
pub fn run(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Outcome<(f64, String)> {
    let before = user_seconds()?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null());
    // What cargo says of this crate must not be taken for the measured one.
    for name in ["CARGO_MANIFEST_DIR", "CARGO_TARGET_DIR", "CARGO_ENCODED_RUSTFLAGS", "RUSTFLAGS"] {
        command.env_remove(name);
    }
    let output = command.envs(environment.iter().copied()).output()?;
    let printed = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() {
        return Err(format!("`cargo {}` failed in {}\n{printed}", arguments.join(" "), folder.display()).into());
    }
    Ok((user_seconds()? - before, printed))
}

/// Of all child processes that have ended.
fn user_seconds() -> Outcome<f64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    Ok(usage.user_time().num_microseconds() as f64 / 1e6)
}
