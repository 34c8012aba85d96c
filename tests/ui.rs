//! Declarations that are refused, with what rustc then prints, and declarations that are fine.
#![allow(clippy::expect_used, reason = "a folder that is not there is a failed test")]

#[path = "ui/pass/mod.rs"]
mod pass;

/// One folder for each theme, one file for each rule. After a change of messages, write what rustc
/// prints anew with `TRYBUILD=overwrite cargo test --test ui`, and read it.
#[test]
fn refused() {
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
