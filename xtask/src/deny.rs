//! The rules of `deny.toml` for dependencies, checked by cargo-deny.

use std::process::Command;

use crate::step::{Step, cargo};
use crate::summary::skip;
use crate::tool::Tool;

/// Building it takes 180 s of processor time (1.5 minutes on two cores); a check takes 1 s.
const DENY: Tool = Tool { program: "cargo-deny", package: "cargo-deny", version: "0.20.2", folder: "tools/cargo-deny" };

/// Checks the dependencies. Returns what was skipped.
pub(crate) fn run() -> Result<Option<String>, String> {
    if let Err(reason) = find() {
        return Ok(Some(skip("dependency rules (cargo deny)", &reason)));
    }
    deny("dependency rules", &["check", "bans", "licenses", "sources"]).run()?;
    if !is_fetched() {
        let reason = "the advisory database cannot be fetched";
        return Ok(Some(skip("security advisories (cargo deny)", reason)));
    }
    deny("security advisories", &["check", "advisories"]).run().map(|_| None)
}

/// Finds the program. If it is missing, CI installs it, and a developer does not have to wait.
fn find() -> Result<(), String> {
    if DENY.is_installed() || is_on_path() {
        return Ok(());
    }
    if std::env::var_os("CI").is_none_or(|value| value != "true") {
        return Err("it is not installed; `cargo install --locked cargo-deny` installs it".to_owned());
    }
    DENY.install().map_err(|error| format!("it cannot be installed: {}", error.lines().last().unwrap_or_default()))
}

fn is_on_path() -> bool {
    let output = Command::new(cargo()).args(["deny", "--version"]).output();
    output.is_ok_and(|output| output.status.success())
}

/// Fetches the advisories, so that a failed connection is not taken for a finding.
fn is_fetched() -> bool {
    deny("advisory database", &["fetch", "db"]).succeeds()
}

fn deny(name: &'static str, arguments: &[&str]) -> Step {
    let step = Step::cargo(name, &[&["deny"], arguments].concat());
    if DENY.is_installed() { step.with_path(&DENY.bin()) } else { step }
}
