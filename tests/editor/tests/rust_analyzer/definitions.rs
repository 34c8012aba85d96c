//! From a use of a name to where it is declared.

use crate::editor::{editor, file};

const ITEMS: &str = "
config { api: Url }
data {
    location: String,
    status: u8,
    teacher: Teacher,
}
server fn book(
    class_id: u64,
    location: u8,
) -> {
    confirmation: String,
    teacher: Teacher,
} {
    SETTINGS
}";

const REST: &str = "
pub struct Teacher {
    pub name: String,
}
fn uses(data: &booking::Data, book: booking::Book) { USE }";

#[track_caller]
fn assert_leads(text: &str, targets: &[&str]) {
    assert_eq!(editor().definitions(text), targets, "in:\n{text}");
}

#[track_caller]
fn assert_setting_leads(settings: &str, target: &str) {
    assert_leads(&file(&ITEMS.replace("SETTINGS", settings), REST), &[target]);
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn a_token_leads_to_its_field() {
    assert_setting_leads("url: \"{{config.a$0pi}}/{{class_id}}\"", "config { $0api: Url }");
    assert_setting_leads("url: \"{{config.api}}/{{cl$0ass_id}}\"", "$0class_id: u64,");
    assert_setting_leads("url: \"https://a.b/{{ inputs.loca$0tion }}\"", "$0location: u8,");
    assert_setting_leads("url: \"https://a.b/{{data.loca$0tion ?? 'a'}}\"", "$0location: String,");
    assert_setting_leads("url: \"https://a.b/{{data.sta$0tus}}\"", "$0status: u8,");
    assert_setting_leads("headers: { a: \"{{class_i$0d}}\" }", "$0class_id: u64,");
    assert_setting_leads("body: json { a: [{ b: \"{{class_i$0d}}\" }] }", "$0class_id: u64,");
    assert_setting_leads("on_failure: set_variables { location: \"{{error}} {{class_i$0d}}\" }", "$0class_id: u64,");
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn a_token_of_an_answer_leads_to_its_return_field() {
    let confirmation = "$0confirmation: String,";
    assert_setting_leads("on_success: set_variables { location: \"{{conf$0irmation}}\" }", confirmation);
    assert_setting_leads("on_success: [set_variables { location: \"{{response.conf$0irmation}}\" }]", confirmation);
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn places_in_a_text_are_right_behind_escapes_and_in_raw_strings() {
    assert_setting_leads("body: text \"\\n\\u{e9}é\\\n {{config.api}}{{cl$0ass_id}}\"", "$0class_id: u64,");
    assert_setting_leads("body: text r##\"\"é\"{{config.a$0pi}}{{class_id}}\"##", "config { $0api: Url }");
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn a_path_leads_into_the_type_of_its_field() {
    assert_setting_leads("url: \"https://a.b/{{data.teacher.na$0me}}\"", "pub $0name: String,");
    assert_setting_leads("url: \"https://a.b/{{data.tea$0cher.name}}\"", "$0teacher: Teacher,");
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn a_variable_leads_to_its_data_field() {
    assert_setting_leads("on_success: set_variables { loca$0tion: \"a\" }", "$0location: String,");
    let items = format!("{ITEMS} set_variables fn a() {{ variables: {{ loca$0tion: \"a\" }} }}");
    assert_leads(&file(&items, REST), &["$0location: String,"]);
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn what_is_generated_leads_to_its_declaration() {
    let items = ITEMS.replace("SETTINGS", "url: \"https://a.b\"");
    for (used, target) in [
        ("data.loca$0tion;", "$0location: String,"),
        ("book.class$0_id;", "$0class_id: u64,"),
        ("let _: booking::Bo$0ok;", "server fn $0book("),
        ("let _: bo$0oking::Book;", "pub widget $0booking {"),
    ] {
        assert_leads(&file(&items, &REST.replace("USE", used)), &[target]);
    }
}

#[test]
#[ignore = "needs rust-analyzer: run `cargo xtask ide`"]
fn types_and_defaults_are_rust() {
    let rest = "pub struct Teacher;\nfn anybody() -> Teacher { Teacher }";
    assert_leads(&file("data { teacher: Tea$0cher = anybody() }", rest), &["pub struct $0Teacher;"]);
    assert_leads(&file("data { teacher: Teacher = any$0body() }", rest), &["fn $0anybody() -> Teacher { Teacher }"]);
}
