//! At each place the words that can stand there, and no others.

use widget_functions_compiler::keywords::{BODIES, FOLLOW_UPS, LOADING, METHODS, SECTIONS};
use widget_functions_compiler::spec::{Keyword, Kind};

use crate::editor::{editor, file};

fn assert_offered(items: &str, words: &[&str]) {
    let mut words = words.to_vec();
    words.sort_unstable();
    assert_eq!(editor().completions(&file(items, "")), words, "in `{items}`");
}

fn names(words: &'static [Keyword]) -> Vec<&'static str> {
    words.iter().map(|word| word.name).collect()
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn kinds_and_sections_start_an_item() {
    let words = [names(&SECTIONS), Kind::ALL.map(Kind::keyword).to_vec()].concat();
    for items in [
        "$0",
        "ser$0",
        "ser$0 fn ask() { message_template: \"?\" }",
        "data { a: u8 } ser$0\n /// Closes it.\n dismiss fn close();",
        "dismiss fn close(); da$0 { a: u8 }",
    ] {
        assert_offered(items, &words);
    }
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn each_kind_has_its_settings_and_slots() {
    for kind in Kind::ALL {
        let keyword = kind.keyword();
        let settings = kind.settings().iter().map(|setting| setting.name);
        let words: Vec<&str> = settings.chain(kind.slots().iter().map(|slot| slot.name)).collect();
        for settings in ["$0", "o$0", "url: \"https://a.b\", o$0", "o$0 loading: none", "o$0: 1"] {
            assert_offered(&format!("{keyword} fn a() {{ {settings} }}"), &words);
        }
    }
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn methods_types_of_body_and_loading_values() {
    for (setting, words) in [("method", names(&METHODS)), ("body", names(&BODIES)), ("loading", names(&LOADING))] {
        for value in ["$0", "o$0", "o$0, timeout: 10s", "o$0\n timeout: 10s"] {
            assert_offered(&format!("server fn a() {{ url: \"https://a.b\", {setting}: {value} }}"), &words);
        }
    }
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn follow_ups_stand_in_every_slot() {
    for kind in Kind::ALL {
        for slot in kind.slots() {
            for value in ["$0", "d$0", "[$0]", "[dismiss, s$0]"] {
                let items = format!("{} fn a() {{ {}: {value} }}", kind.keyword(), slot.name);
                assert_offered(&items, &names(&FOLLOW_UPS));
            }
        }
    }
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn variables_are_the_fields_of_the_data() {
    let data = "data { booked: bool = false, secret token: Option<String> }";
    for function in [
        "set_variables fn a() { variables: { $0 } }",
        "set_variables fn a() { variables: { bo$0: true } }",
        "dismiss fn a() { on_execute: set_variables { bo$0 } }",
        "dismiss fn a() { on_execute: [set_variables { booked: true, t$0 }, dismiss] }",
    ] {
        assert_offered(&format!("{data} {function}"), &["booked", "token"]);
    }
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn secret_stands_before_a_field() {
    for items in [
        "config { se$0 }",
        "config { a: u8, se$0 api_key: String }",
        "data { se$0 }",
        "server fn a() -> { se$0 } { url: \"https://a.b\" }",
    ] {
        assert_offered(items, &["secret"]);
    }
}
