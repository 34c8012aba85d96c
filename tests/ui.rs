//! Invalid declarations with the output of rustc, and valid declarations.
#![allow(clippy::expect_used, reason = "a missing folder fails the test")]

#[path = "ui/pass/mod.rs"]
mod pass;

/// Compiles one folder for each theme, with one file for each rule. To update the expected output, run
/// `TRYBUILD=overwrite cargo test --test ui`, and review the changes.
#[test]
fn rejects_invalid_declarations() {
    let cases = trybuild::TestCases::new();
    for theme in themes() {
        cases.compile_fail(format!("tests/ui/{theme}/*.rs"));
    }
}

fn themes() -> Vec<String> {
    let folders = std::fs::read_dir("tests/ui").expect("the folder of the cases");
    let names = folders.map(|folder| folder.expect("a folder").file_name().to_string_lossy().into_owned());
    let mut themes: Vec<String> = names.filter(|name| name != "pass").collect();
    themes.sort();
    themes
}
