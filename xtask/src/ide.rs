//! The tests with a real rust-analyzer, and where it comes from.

use std::fs;
use std::path::{Path, PathBuf};

use crate::step::{Step, target};

/// A version that the toolchain of this repository builds.
const VERSION: &str = "0.0.331";

/// Gets the server, unless it is there, and runs the tests that need it.
pub(crate) fn run() -> Result<(), String> {
    let server = server()?;
    if !server.exists() {
        install()?;
    }
    test(&server)
}

/// Runs the tests if the server is there, and says so if it is not.
pub(crate) fn run_if_there() -> Result<(), String> {
    let server = server()?;
    if server.exists() {
        return test(&server);
    }
    println!(
        "editor … SKIPPED: there is no rust-analyzer; `cargo xtask ide` builds it, in minutes, and runs the tests"
    );
    Ok(())
}

fn test(server: &Path) -> Result<(), String> {
    // The whole workspace with all features is what the other tests have built.
    let tests = ["test", "--workspace", "--all-features", "--test", "rust_analyzer", "--", "--ignored"];
    let output = Step::cargo("editor", &tests).env("RUST_ANALYZER", &server.to_string_lossy()).run()?;
    println!("{}", crate::summary::of_cargo(&output));
    Ok(())
}

/// Built apart from the workspace, whose artifacts it has no use for.
fn install() -> Result<(), String> {
    let (root, build) = (root(), target().join("ide").join("build"));
    let (root, build) = (root.to_string_lossy(), build.to_string_lossy());
    let version = format!("={VERSION}");
    let package = ["install", "ra_ap_rust-analyzer", "--version", &version, "--locked"];
    Step::cargo("rust-analyzer", &[&package[..], &["--root", &root, "--target-dir", &build]].concat()).run()?;
    fs::remove_dir_all(&*build).map_err(|error| format!("cannot remove {build}: {error}"))
}

/// The tests run in another folder.
fn server() -> Result<PathBuf, String> {
    let name = format!("rust-analyzer{}", std::env::consts::EXE_SUFFIX);
    std::path::absolute(root().join("bin").join(name))
        .map_err(|error| format!("cannot find the target folder: {error}"))
}

fn root() -> PathBuf {
    target().join("ide").join(VERSION)
}
