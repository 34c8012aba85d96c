//! The checker finds the errors that rustc printed for the cases in `tests/ui`, at the same places.

#![allow(clippy::unwrap_used, reason = "a missing value is a failed test")]

use std::path::{Path, PathBuf};

use cargo_widget::find_declarations;

#[test]
fn finds_the_errors_that_rustc_printed() {
    let mut count = 0;
    for case in cases() {
        let source = std::fs::read_to_string(&case).unwrap();
        let printed = std::fs::read_to_string(case.with_extension("stderr")).unwrap();
        let declarations = find_declarations(&source).unwrap();
        // For an empty declaration, rustc marks the macro call instead of its braces.
        let filled = declarations.iter().filter(|declaration| !declaration.group.stream().is_empty());
        for error in filled.flat_map(|declaration| declaration.diagnostics()) {
            count += 1;
            let name = case.file_name().unwrap().to_string_lossy();
            let place = format!("{name}:{}:{}", error.line, error.column);
            assert!(printed.contains(&format!("error: {}\n", error.message)), "{}\n{printed}", error.message);
            assert!(printed.contains(&format!("{place}\n")), "{place}: {}\n{printed}", error.message);
        }
    }
    assert!(count > 400, "{count}");
}

/// Returns the cases in the folders of `tests/ui` that do not compile.
fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/ui");
    let entries = |folder: &Path| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let themes = entries(&root).filter(|theme| theme.is_dir() && !theme.ends_with("pass"));
    let files = themes.flat_map(|theme| entries(&theme).collect::<Vec<_>>());
    files.filter(|file| file.extension().is_some_and(|extension| extension == "rs")).collect()
}
