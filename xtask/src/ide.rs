//! The editor tests, which need a real rust-analyzer.

use crate::step::Step;
use crate::summary;
use crate::tool::Tool;

/// A version that the toolchain of this repository can build.
const SERVER: Tool =
    Tool { program: "rust-analyzer", package: "ra_ap_rust-analyzer", version: "0.0.331", folder: "ide" };

/// Runs the editor tests. Installs the server if it is missing.
pub(crate) fn run() -> Result<(), String> {
    if !SERVER.is_installed() {
        SERVER.install()?;
    }
    test()
}

/// Runs the editor tests if the server is installed. Otherwise, returns what was skipped.
pub(crate) fn run_if_installed() -> Result<Option<String>, String> {
    if SERVER.is_installed() {
        return test().map(|()| None);
    }
    let reason = "rust-analyzer is not installed; `cargo xtask ide` builds it (minutes) and runs them";
    Ok(Some(summary::skip("editor tests", reason)))
}

fn test() -> Result<(), String> {
    // The same selection as that of the other tests, so that cargo builds nothing twice.
    let tests = ["test", "--workspace", "--all-features", "--test", "rust_analyzer", "--", "--ignored"];
    let output = Step::cargo("editor", &tests).env("RUST_ANALYZER", SERVER.path()).run()?;
    println!("{}", summary::of_cargo(&output).text);
    Ok(())
}
