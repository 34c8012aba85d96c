//! Each word of the language is explained by the table that the compiler checks it with.

use widget_functions_compiler::keywords::{
    BODIES, ERROR_PARTS, FOLLOW_UPS, LOADING, METHODS, MODIFIERS, QUALIFIERS, SECTIONS,
};
use widget_functions_compiler::spec::Kind;

use crate::editor::{editor, file};

fn assert_explained(items: &str, docs: &str) {
    let shown = editor().hover(&file(items, ""));
    assert_eq!(shown.split("---").nth(1).map(str::trim), Some(docs), "`{items}` is explained with:\n{shown}");
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn kinds_settings_and_slots() {
    for kind in Kind::ALL {
        let keyword = kind.keyword();
        assert_explained(&format!("$0{keyword} fn a() {{ url: \"https://a.b\" }}"), kind.docs());
        let settings = kind.settings().iter().map(|setting| (setting.name, setting.docs));
        for (name, docs) in settings.chain(kind.slots().iter().map(|slot| (slot.name, slot.docs))) {
            assert_explained(&format!("{keyword} fn a() {{ $0{name}: dismiss }}"), docs);
        }
    }
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn values() {
    let settings = [("method", &METHODS[..]), ("loading", &LOADING), ("body", &BODIES), ("on_success", &FOLLOW_UPS)];
    for (setting, words) in settings {
        for word in words {
            assert_explained(&format!("server fn a() {{ {setting}: $0{} }}", word.name), word.docs);
        }
    }
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn sections_and_secrets() {
    for section in SECTIONS {
        assert_explained(&format!("$0{} {{ a: u8 }}", section.name), section.docs);
    }
    for modifier in MODIFIERS {
        assert_explained(&format!("config {{ $0{} a: u8 }}", modifier.name), modifier.docs);
    }
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn words_of_tokens() {
    for word in QUALIFIERS {
        let items = format!("server fn a(b: u8) {{ on_failure: dismiss, url: \"{{{{$0{}.b}}}}\" }}", word.name);
        assert_explained(&items, word.docs);
    }
    for word in ERROR_PARTS {
        let template = format!("{{{{error}}}} {{{{ error.$0{} ?? 0 }}}}", word.name);
        assert_explained(&format!("server fn a() {{ on_failure: set_variables {{ b: \"{template}\" }} }}"), word.docs);
    }
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn a_token_shows_the_type_and_docs_of_its_field() {
    let data = "data {\n /// Where the studio is.\n location: String }";
    let shown = editor().hover(&file(&format!("{data} link fn a() {{ url: \"https://a.b/{{{{loc$0ation}}}}\" }}"), ""));
    assert!(shown.contains("location: String") && shown.ends_with("Where the studio is."), "{shown}");
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn the_type_of_a_field_is_only_a_type() {
    let shown = editor().hover(&file("data { location: Str$0ing }", ""));
    assert_eq!(shown.matches("```rust").count(), 2, "{shown}");
    assert!(shown.contains("pub struct String"), "{shown}");
}
