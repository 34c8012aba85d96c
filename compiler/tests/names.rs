//! Duplicate, reserved, generated, and wire names, and attributes.

#![allow(clippy::expect_used, reason = "a missing value fails the test")]

mod common;

use common::{assert_errors, assert_help, assert_valid};
use widget_functions_compiler::analyze;
use widget_functions_compiler::model::Interface;

fn interface(source: &str) -> Interface {
    analyze(source.parse().expect("tokens")).interface.expect("an interface")
}

#[test]
fn rejects_duplicate_names() {
    assert_errors("widget a { config { b: u8, «b»: u8 } }", &["duplicate config value `b`"]);
    assert_errors("widget a { data { b: u8, «r#b»: u8 } }", &["duplicate data field `b`"]);
    assert_errors("widget a { dismiss fn b(c: u8, «c»: u8); }", &["duplicate input `c`"]);
    assert_errors(
        "widget a { client fn b() -> { c: u8, «c»: u8 } { wait_for_response: true } }",
        &["duplicate return field `c`"],
    );
    assert_errors("widget a { dismiss fn b(); #[cfg(x)] dismiss fn «b»(); }", &["duplicate function `b`"]);
}

#[test]
fn rejects_keywords_as_names() {
    assert_help(
        "widget a { data { «type»: u8 } }",
        "expected a data field name, found the keyword `type`",
        "write `r#type`",
    );
    assert_help(
        "widget a { dismiss fn «match»(); }",
        "expected a function name, found the keyword `match`",
        "write `r#match`",
    );
    assert_errors(
        "widget a { data { «self»: u8, «_»: u8 } }",
        &["expected a data field name, found the keyword `self`", "expected a data field name, found `_`"],
    );
    assert_errors("widget «mod» { }", &["expected a widget name, found the keyword `mod`"]);
    assert_valid("widget a { data { r#type: u8 } dismiss fn r#match(); }");
}

#[test]
fn rejects_reserved_names() {
    for name in ["inputs", "data", "response", "config", "error"] {
        let reserved = format!("reserved name `{name}`");
        assert_help(&format!("widget a {{ data {{ «{name}»: u8 }} }}"), &reserved, "rename the data field");
        assert_help(&format!("widget a {{ config {{ «{name}»: u8 }} }}"), &reserved, "rename the config value");
        assert_help(&format!("widget a {{ dismiss fn b(«{name}»: u8); }}"), &reserved, "rename the input");
    }
    assert_help("widget a { data { «error»: u8 } }", "reserved name `error`", "in tokens");
    for name in ["__proto__", "constructor", "prototype"] {
        let rejected = format!("reserved name `{name}`");
        let source = format!("widget a {{ data {{ «{name}»: u8 }} dismiss fn «{name}»(); }}");
        assert_errors(&source, &[&rejected, &rejected]);
    }
    assert_help("widget «constructor» { }", "reserved name `constructor`", "JavaScript");
}

#[test]
fn derives_struct_names_from_functions() {
    let functions = interface(
        "widget a { dismiss fn book_class(); dismiss fn r#type(); dismiss fn seat2(); dismiss fn über_x(); }",
    )
    .functions;
    let structs: Vec<String> = functions.iter().map(|function| function.inputs_name.to_string()).collect();
    assert_eq!(structs, ["BookClass", "Type", "Seat2", "ÜberX"]);
    assert_eq!(functions[0].returned_name, "BookClassReturned");
    for name in ["__", "_1"] {
        let rejected = format!("cannot derive a struct name from `{name}`");
        assert_errors(&format!("widget a {{ dismiss fn «{name}»(); }}"), &[&rejected]);
    }
    assert_errors("widget a { dismiss fn «self_»(); }", &["cannot derive a struct name from `self_`"]);
    assert_errors("widget a { dismiss fn «_»(); }", &["expected a function name, found `_`"]);
}

#[test]
fn rejects_colliding_structs() {
    assert_help(
        "widget a { dismiss fn book_class(); dismiss fn «bookClass»(); }",
        "duplicate generated struct `BookClass`",
        "rename",
    );
    assert_errors(
        "widget a { dismiss fn «config»(); dismiss fn «data»(); }",
        &["duplicate generated struct `Config`", "duplicate generated struct `Data`"],
    );
    assert_errors(
        "widget a { dismiss fn b(); dismiss fn «b_returned»(); }",
        &["duplicate generated struct `BReturned`"],
    );
    assert_errors(
        "widget a { dismiss fn b_returned(); dismiss fn «b»(); }",
        &["duplicate generated struct `BReturned`"],
    );
    assert_valid("widget a { dismiss fn manifest(); }");
}

#[test]
fn rejects_structs_that_hide_a_type() {
    assert_errors(
        "widget a { data { b: String } dismiss fn «string»(); }",
        &["generated struct `String` would hide the type of field `b`"],
    );
    assert_errors(
        "widget a { dismiss fn «option»(b: Option<u8>); }",
        &["generated struct `Option` would hide the type of field `b`"],
    );
    assert_errors(
        "widget a { config { b: Url } dismiss fn «url»(); }",
        &["generated struct `Url` would hide the type of field `b`"],
    );
    assert_valid("widget a { data { b: std::string::String } dismiss fn string(); }");
    assert_help("widget a { data { b: Option<«Data»> } }", "ambiguous type `Data` of field `b`", "super::Data");
}

#[test]
fn rejects_shared_environment_variables() {
    assert_errors(
        "widget a { config { b: u8, «B»: u8 } }",
        &["config values `b` and `B` share an environment variable"],
    );
}

#[test]
fn renames_names_on_the_wire() {
    let source = r#"#[widget(rename_all = "camelCase")] widget a {
        config { base_url: u8 }
        data { seats_left: u8, #[widget(rename = "Where")] place: u8 }
        client fn book_class(class_id: u8) -> { seat_name: u8 } { wait_for_response: true }
    }"#;
    assert_valid(source);
    let interface = interface(source);
    let data: Vec<&str> = interface.data.iter().map(|field| field.wire.as_str()).collect();
    assert_eq!(data, ["seatsLeft", "Where"]);
    let function = &interface.functions[0];
    assert_eq!(
        (function.wire.as_str(), function.inputs[0].wire.as_str(), function.returns[0].wire.as_str()),
        ("bookClass", "classId", "seatName")
    );
}

#[test]
fn rejects_duplicate_wire_names() {
    assert_help(r#"widget a { data { b: u8, #[widget(rename = "«b»")] c: u8 } }"#, "duplicate wire name `b`", "rename");
    assert_errors(
        r#"#[widget(rename_all = "camelCase")] widget a { dismiss fn b_c(); dismiss fn «bC»(); }"#,
        &["duplicate wire name `bC`"],
    );
    assert_errors(
        r#"widget a { dismiss fn b(); #[widget(rename = "«b»")] dismiss fn c(); }"#,
        &["duplicate wire name `b`"],
    );
    assert_errors(r#"widget a { data { #[widget(rename = "«__proto__»")] b: u8 } }"#, &["reserved name `__proto__`"]);
    assert_errors(r#"widget a { data { #[widget(rename = "«")] b: u8 } }"#, &["invalid wire name"]);
}

#[test]
fn rejects_unknown_cases() {
    assert_help(
        r#"#[widget(rename_all = "«camelcase»")] widget a { }"#,
        "unknown case `camelcase`",
        "did you mean `camelCase`?",
    );
    assert_help(r#"#[widget(rename_all = "«x»")] widget a { }"#, "unknown case `x`", "`SCREAMING-KEBAB-CASE`");
}

#[test]
fn checks_arguments_of_the_widget_attribute() {
    assert_help(
        r#"#[widget(«renam_all» = "x")] widget a { }"#,
        "unknown argument `renam_all` of the `widget` attribute",
        "did you mean `rename_all`?",
    );
    assert_help(
        r#"#[widget(«rename» = "x")] widget a { }"#,
        "the `rename` argument is not allowed on a widget",
        "`rename_all`",
    );
    assert_errors(
        r#"widget a { data { #[widget(«rename_all» = "camelCase")] b: u8 } }"#,
        &["the `rename_all` argument is not allowed on a field"],
    );
    assert_errors(
        r#"widget a { data { #[widget(rename = "c", «rename» = "d")] b: u8 } }"#,
        &["duplicate argument `rename`"],
    );
    assert_help("widget a { data { #«[widget]» b: u8 } }", "empty `widget` attribute", "rename = ");
    assert_errors("widget a { data { #[widget(rename = «5»)] b: u8 } }", &["expected `rename = \"…\"`, found `5`"]);
    assert_errors("widget a { data { #[widget(«rename»)] b: u8 } }", &["expected `rename = \"…\"`, found the end"]);
    assert_errors("widget a { data { #[widget(«5»)] b: u8 } }", &["expected `rename = \"…\"`, found `5`"]);
    assert_errors(r#"widget a { data { #[widget(rename = "c" «"d"»)] b: u8 } }"#, &["expected `,`, found `\"d\"`"]);
    assert_help(
        r#"widget a { config { #[«widget»(rename = "c")] b: u8 } }"#,
        "the `widget` attribute is not allowed on a config value",
        "remove",
    );
}

#[test]
fn rejects_other_attributes() {
    assert_valid(
        r#"/// A.
        #[cfg(feature = "a")] #[deprecated] widget a {
            config { /** B. */ #[deprecated(note = "x")] b: u8 }
            data { #[doc(alias = "d")] c: u8 }
            /// C.
            #[cfg(all(x, not(y)))] #[deprecated = "x"] dismiss fn d(/// E.
                e: u8);
        }"#,
    );
    assert_help(
        "#[«allow»(x)] widget a { }",
        "the `allow` attribute is not allowed on a widget",
        "`doc`, `cfg`, `deprecated`, `widget`",
    );
    assert_help(
        "widget a { #[«tokio::main»] dismiss fn b(); }".replace("«tokio::main»", "«tokio»::main").as_str(),
        "the `tokio::main` attribute is not allowed on a function",
        "available attributes: `doc`",
    );
    assert_help(
        "widget a { data { #[«cfg»(x)] b: u8 } }",
        "the `cfg` attribute is not allowed on a field",
        "functions and on the widget",
    );
    assert_errors(
        "widget a { dismiss fn b(#[«serde»(default)] c: u8); }",
        &["the `serde` attribute is not allowed on a field"],
    );
    assert_errors("widget a { #«[cfg]» dismiss fn b(); }", &["missing condition in the `cfg` attribute"]);
    assert_errors("widget a { #«[doc = = =]» dismiss fn b(); }", &["cannot parse this attribute"]);
    assert_errors(
        "widget a { #«!»[doc = \"x\"] dismiss fn b(); }",
        &["inner attributes and doc comments are not allowed here"],
    );
    assert_errors("widget a { # «dismiss» fn b(); }", &["expected `[…]` after `#`, found `dismiss`"]);
}

#[test]
fn joins_doc_comments() {
    let interface = interface("/// One.\n///\n///   indented\n/// two\n widget a { data { /// B.\n b: u8 } }");
    assert_eq!(interface.attrs.text, "One.\n\n  indented\ntwo");
    assert_eq!(interface.attrs.docs.len(), 4);
    assert_eq!(interface.data[0].attrs.text, "B.");
}

#[test]
fn rejects_a_default_on_an_input() {
    assert_help("widget a { dismiss fn b(c: u8 «=» 5); }", "a default is not allowed on an input", "Option");
}

#[test]
fn checks_the_path_of_a_return_field() {
    let client = |field: &str| format!("widget a {{ client fn b() -> {{ {field} }} {{ wait_for_response: true }} }}");
    assert_valid(&client("c: u8 = \"d.e[0].f-g h\", i: u8"));
    assert_help(&client("c: u8 = «d».e"), "expected a path in quotes, found `d`", "seats");
    assert_errors(&client("c: u8 = «5»"), &["expected a path in quotes, found `5`"]);
    assert_errors(&client("c: u8 = \"d[«x»]\""), &["invalid index `x`"]);
    assert_errors(&client("c: u8 «=»"), &["missing value after `=`"]);
}
