//! Files before and after `cargo widget fmt`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a missing value is a failed test")]

use std::path::{Path, PathBuf};

use cargo_widget::{Style, format};

/// Each theme has a folder. After a change of the style, overwrite the results with
/// `GOLDEN=overwrite cargo test -p cargo-widget --test golden`, and read the diff.
#[test]
fn formats_each_file_as_expected() {
    for case in cases() {
        let after = formatted(&read(&case.join("before.rs")));
        if std::env::var("GOLDEN").is_ok_and(|value| value == "overwrite") {
            std::fs::write(case.join("after.rs"), &after).unwrap();
        }
        assert_eq!(after, read(&case.join("after.rs")), "{}", case.display());
        assert_eq!(formatted(&after), after, "{} a second time", case.display());
    }
}

#[test]
fn documents_are_formatted() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for name in ["README.md", "docs/language.md"] {
        let path = root.join(name);
        let style = Style::of_file(&path).unwrap();
        let text = read(&path);
        let examples: Vec<&str> = text.split("```rust").skip(1).filter_map(|rest| rest.split("```").next()).collect();
        assert!(!examples.is_empty());
        for example in examples {
            assert_eq!(format(example, &style).unwrap().text, example, "{name}");
        }
    }
}

#[test]
fn keeps_line_endings() {
    let windows = |text: &str| text.replace('\n', "\r\n");
    for case in cases() {
        let after = formatted(&windows(&read(&case.join("before.rs"))));
        assert_eq!(after, windows(&read(&case.join("after.rs"))), "{}", case.display());
    }
}

#[test]
fn follows_the_width_and_indentation_of_the_style() {
    let source = "widget_functions! {\n\twidget a { link fn open() { url: \"x\" } }\n}\n";
    let narrow = Style { max_width: 40, hard_tabs: true, ..Style::default() };
    let after = "widget_functions! {\n\twidget a {\n\t\tlink fn open() { url: \"x\" }\n\t}\n}\n";
    assert_eq!(format(source, &narrow).unwrap().text, after);
    let wide = Style { tab_spaces: 2, ..Style::default() };
    let after = "widget_functions! {\n  widget a { link fn open() { url: \"x\" } }\n}\n";
    assert_eq!(format(source, &wide).unwrap().text, after);
}

#[test]
fn returns_syntax_errors_and_keeps_the_declaration() {
    let source = "widget_functions! { widget   a { data { b   u8 } } }\n\nwidget_functions! {}\n";
    let formatted = format(source, &Style::default()).unwrap();
    assert_eq!(formatted.text, source);
    let places: Vec<_> = formatted.errors.iter().map(|error| (error.line, error.column)).collect();
    assert_eq!(places, [(1, 45), (3, 19)]);
}

#[test]
fn formats_declarations_with_other_errors() {
    let source = "widget_functions! { widget a { link fn x(){uri:\"{{y}}\"} } }";
    let after = "widget_functions! { widget a { link fn x() { uri: \"{{y}}\" } } }";
    assert_eq!(format(source, &Style::default()).unwrap().text, after);
}

fn formatted(source: &str) -> String {
    let formatted = format(source, &Style::default()).unwrap();
    assert!(formatted.unsafe_lines.is_empty(), "{:?}", formatted.unsafe_lines);
    formatted.text
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/format");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|case| case.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() > 5);
    cases
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
