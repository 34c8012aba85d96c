//! The errors in the README are those of the compiler.

#![allow(clippy::expect_used, reason = "a missing declaration fails the test")]

use widget_functions_compiler::diagnose;

const README: &str = include_str!("../../README.md");
const QUICKSTART: &str = include_str!("../../examples/quickstart.rs");

/// The example with the typos of the README. Positions stay those of the file.
fn example_with_typos() -> String {
    let (before, rest) = QUICKSTART.split_once("widget_functions! {\n").expect("a declaration");
    let (declaration, _) = rest.split_once("\n}\n").expect("the end of the declaration");
    let lines = "\n".repeat(before.lines().count() + 1);
    let typos = declaration.replace("/{{city}}", "/{{ctiy}}").replace("{ advice:", "{ advise:");
    format!("{lines}{typos}")
}

#[test]
fn errors_in_the_readme_are_those_of_the_compiler() {
    let errors = diagnose(&example_with_typos());
    assert_eq!(errors.len(), 2, "{errors:?}");
    for error in errors {
        let notes = error.notes.iter().map(|note| format!("note: {}", note.message));
        let help = error.help.iter().map(|help| format!("help: {help}"));
        let lines = [format!("error: {}\n", error.message), format!("src/main.rs:{}:", error.line)];
        for line in lines.into_iter().chain(notes).chain(help) {
            assert!(README.contains(&line), "the README does not contain `{line}`");
        }
    }
}
