//! A field has its new name wherever the editor can tell. From a use it finds the declaration and
//! the uses of the same sort; the compiler names the others.

use crate::editor::{editor, file};

const ITEMS: &str = "
data { FIELD: String }
link fn a() {
    url: \"https://a.b/{{FIELD}}?c={{data.FIELD}}\",
    on_execute: set_variables { FIELD: \"{{FIELD}}\" },
}";
const REST: &str = "fn place(data: &booking::Data) -> &String { &data.FIELD }";

fn named(name: &str) -> String {
    file(ITEMS, REST).replace("FIELD", name)
}

/// The text with the cursor in the first place that is named so.
fn at(place: &str) -> String {
    let text = named("location");
    let before = place.replace("FIELD", "location");
    let cursor = place.replace("FIELD", "loca$0tion");
    text.replacen(&before, &cursor, 1)
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn from_its_declaration_a_field_is_renamed_everywhere() {
    assert_eq!(editor().renamed(&at("FIELD: String"), "city"), Ok(named("city")));
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn config_inputs_and_return_fields_are_too() {
    for items in [
        "config { FIELD: Url } server fn a() { url: \"{{config.FIELD}}/{{config.FIELD}}\" }",
        "link fn a(FIELD: u8) { url: \"https://a.b/{{FIELD}}?c={{inputs.FIELD}}\" }",
        "data { b: String } client fn a() -> { FIELD: u8 } {
            wait_for_response: true,
            on_success: set_variables { b: \"{{FIELD}} {{response.FIELD}}\" },
        }",
    ] {
        let text = file(&items.replacen("FIELD", "p$0lace", 1).replace("FIELD", "place"), "");
        assert_eq!(editor().renamed(&text, "city"), Ok(file(&items.replace("FIELD", "city"), "")));
    }
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn from_rust_code_it_is_renamed_outside_of_texts() {
    let texts_stay = named("city").replace("city}}", "location}}");
    assert_eq!(editor().renamed(&at("&data.FIELD"), "city"), Ok(texts_stay.clone()));
    assert_eq!(editor().renamed(&at("{ FIELD: \""), "city"), Ok(texts_stay));
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn from_a_text_it_is_renamed_in_texts() {
    let rust_stays = named("city").replace("{ city: \"", "{ location: \"").replace("&data.city", "&data.location");
    assert_eq!(editor().renamed(&at("{{FIELD}}"), "city"), Ok(rust_stays));
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn a_word_of_the_language_keeps_its_name() {
    let renamed = editor().renamed(&file("dis$0miss fn close();", ""), "closes");
    assert!(renamed.is_err(), "{renamed:?}");
}
