//! `docs/errors.md`: every message, with an example and its fix.
//!
//! The page is generated from the cases of `tests/ui` that end in `// good:` lines. To update it, run
//! `UPDATE=1 cargo test -p widget-functions-compiler --test errors_page`.

#![allow(clippy::expect_used, reason = "a missing file fails the test")]

#[path = "errors_page/case.rs"]
mod case;
#[path = "errors_page/page.rs"]
mod page;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use case::Case;
use widget_functions_compiler::diagnose;

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for theme in page::THEMES.iter().map(|theme| theme.folder).chain(["place", "several"]) {
        let folder = repository().join("tests/ui").join(theme);
        let files = std::fs::read_dir(&folder).expect("the folder of a theme");
        let mut files: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
        files.retain(|file| file.extension().is_some_and(|extension| extension == "rs"));
        files.sort();
        cases.extend(files.iter().map(|file| Case::read(theme, file)));
    }
    cases
}

#[test]
fn page_is_up_to_date() {
    let page = page::write(&cases());
    let path = repository().join("docs/errors.md");
    if std::env::var_os("UPDATE").is_some() {
        return std::fs::write(path, page).expect("a writable page");
    }
    let before = std::fs::read_to_string(path).expect("the page");
    let changed = page.lines().zip(before.lines()).find(|(now, before)| now != before);
    assert_eq!(changed, None, "the generated line, and the line of the page");
    assert_eq!(page.lines().count(), before.lines().count());
}

#[test]
fn page_contains_every_message() {
    let cases = cases();
    let kinds = |cases: &mut dyn Iterator<Item = &Case>| -> BTreeSet<String> {
        cases.flat_map(|case| &case.errors).map(|error| without_names(&error.message)).collect()
    };
    let shown = kinds(&mut cases.iter().filter(|case| case.is_shown()));
    let missing: Vec<String> = kinds(&mut cases.iter()).difference(&shown).cloned().collect();
    assert!(missing.is_empty(), "no case with a `// good:` line has these messages: {missing:#?}");
}

/// Removes the parts of a message that differ between declarations.
fn without_names(message: &str) -> String {
    let wanted = message.split(", found").next().unwrap_or_default();
    wanted.split('`').step_by(2).collect::<Vec<_>>().join("`…`")
}

#[test]
fn suggested_declarations_are_valid() {
    let mut wrong = Vec::new();
    for case in cases().iter().filter(|case| case.is_shown()) {
        let good = case.good_declaration();
        for error in diagnose(&good) {
            wrong.push(format!("{}/{}: {}", case.theme, case.name, error.message));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
