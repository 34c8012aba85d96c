//! Public lists of test cases, in a folder next to the repository. They are not part of it.
//!
//! A test without its data passes, so it reports the skip on standard error. `cargo xtask test` counts these lines.

#![allow(clippy::unwrap_used, reason = "a missing value is a failed test")]

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Reads a file. Returns `None` if the folder of the data is missing.
pub(crate) fn read(path: &str) -> Option<Vec<u8>> {
    Some(std::fs::read(folder()?.join(path)).unwrap())
}

/// Returns the names of the files in a folder. Returns `None` if the folder of the data is missing.
pub(crate) fn list(path: &str) -> Option<Vec<String>> {
    let files = std::fs::read_dir(folder()?.join(path)).unwrap();
    Some(files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect())
}

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    if folder.is_dir() {
        return Some(folder);
    }
    report(&folder);
    None
}

/// Prints one line per test.
fn report(folder: &Path) {
    static REPORTED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("unnamed test");
    if REPORTED.lock().unwrap().insert(test.to_owned()) {
        let line = format!("SKIPPED: test data of {test}: no folder {}\n", folder.display());
        // The macros `print!` and `eprint!` would be captured, because the test passes.
        let _ = std::io::stderr().write_all(line.as_bytes());
    }
}
