//! While a declaration is typed, its mistakes are shown and the rest of the file keeps its types.

use crate::editor::{editor, file};

/// Shown where the rest of the file uses the data.
const REST: &str = "fn place(data: &booking::Data) { &data.loca$0tion; }";

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn the_types_are_there() {
    for half in [
        "ser",
        "server",
        "server fn",
        "server fn book",
        "server fn book(",
        "server fn book(class_id",
        "server fn book(class_id:) { url: \"https://a.b\" }",
        "server fn book() -> { url: \"https://a.b\" }",
        "server fn book() url: \"https://a.b\"",
        "server fn book() }",
        "server fn book() { ur }",
        "server fn book() { url: }",
        "server fn book() { url: , loading: self }",
        "server fn book() { url: \"https://a.b\" loading: self }",
        "server fn book() { url: \"https://a.b/{{\", loading: self }",
        "server fn book() { url: \"https://a.b/{{loc\" }",
        "server fn book() { on_success: set_variables { location } }",
        "config { api: }",
        "config { secret }",
        "data",
        "#[cfg(",
    ] {
        let text = file(&format!("data {{ location: String }} {half}"), REST);
        let shown = editor().hover(&text);
        assert!(shown.contains("location: String"), "with `{half}` is shown: {shown}");
    }
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn mistakes_are_shown_at_their_places() {
    let text = file("data { location: String } $0\nlink fn a() { url: \"https://a.b/{{city}}\", lodaing: self }", "");
    let mut problems = editor().problems(&text);
    problems.sort();
    assert_eq!(problems, ["\"https://a.b/{{city}}\": unknown token `{{city}}`", "lodaing: unknown setting `lodaing`"]);
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn a_right_declaration_has_no_problems() {
    let text = include_str!("../../src/lib.rs");
    assert_eq!(editor().problems(&format!("{text}$0")), [""; 0]);
}
