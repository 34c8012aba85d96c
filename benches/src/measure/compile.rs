//! Runs cargo, and measures the processor time of cargo and rustc together, which depends little on other processes.

use std::path::Path;
use std::process::{Command, Stdio};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

use widget_functions_benches::Outcome;

/// Runs cargo in a folder. Returns the seconds of all processes in user mode. The error contains the output.
pub fn cargo(folder: &Path, arguments: &[&str]) -> Outcome<f64> {
    run(folder, arguments, &[]).map(|(user, _)| user)
}

/// Does the same with environment variables. Returns the seconds and the messages.
pub fn run(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Outcome<(f64, String)> {
    let before = user_seconds()?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null());
    // Otherwise, the measured build would see the variables of this crate.
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

/// Returns the seconds of all child processes that have ended.
fn user_seconds() -> Outcome<f64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    Ok(usage.user_time().num_microseconds() as f64 / 1e6)
}
