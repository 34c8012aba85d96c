//! What the tests need beside cargo and rustc.

use std::ffi::OsStr;
use std::process::{Command, Stdio};

use crate::step::cargo;

/// Finds what is needed, and installs what is missing.
pub(crate) fn run() -> Result<(), String> {
    component("rustfmt", "fmt")?;
    component("clippy", "clippy")?;
    c_compiler()
}

/// Rustfmt and clippy are parts of the toolchain that a minimal installation lacks.
fn component(name: &str, subcommand: &str) -> Result<(), String> {
    if answers(cargo(), &[subcommand, "--version"]) || answers("rustup", &["component", "add", name]) {
        return Ok(());
    }
    Err(format!("`{name}` is missing: install it with `rustup component add {name}`"))
}

/// SQLite and the cryptography of TLS are compiled from C.
fn c_compiler() -> Result<(), String> {
    let compiler = std::env::var_os("CC").unwrap_or_else(|| "cc".into());
    if cfg!(windows) || answers(&compiler, &["--version"]) {
        return Ok(());
    }
    // As root there may be no sudo; for others it must not ask for a password nobody can type.
    let installed = [vec!["apt-get"], vec!["sudo", "-n", "apt-get"]].into_iter().any(|apt| install(&apt));
    if installed && answers(&compiler, &["--version"]) {
        return Ok(());
    }
    Err("a C compiler is missing: install `gcc` or `clang` with the system's package manager".to_owned())
}

fn install(apt: &[&str]) -> bool {
    let Some((program, before)) = apt.split_first() else { return false };
    let run = |arguments: &[&str]| answers(program, &[before, arguments].concat());
    let packages = ["install", "-y", "gcc", "libc6-dev"];
    run(&packages) || (run(&["update"]) && run(&packages))
}

/// Whether a program is there and succeeds.
fn answers(program: impl AsRef<OsStr>, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
