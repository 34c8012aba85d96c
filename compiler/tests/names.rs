//! Names: duplicates, reserved ones, generated ones, and those on the wire; and attributes.

#![allow(clippy::expect_used, reason = "a value that is not there is a failed test")]

mod common;

use common::{assert_fine, assert_help, assert_mistakes};
use widget_functions_compiler::analyze;
use widget_functions_compiler::model::Interface;

fn interface(source: &str) -> Interface {
    analyze(source.parse().expect("tokens")).interface.expect("an interface")
}

#[test]
fn names_are_there_once() {
    assert_mistakes("widget a { config { b: u8, «b»: u8 } }", &["duplicate config value `b`"]);
    assert_mistakes("widget a { data { b: u8, «r#b»: u8 } }", &["duplicate data field `b`"]);
    assert_mistakes("widget a { dismiss fn b(c: u8, «c»: u8); }", &["duplicate input `c`"]);
    assert_mistakes(
        "widget a { client fn b() -> { c: u8, «c»: u8 } { wait_for_response: true } }",
        &["duplicate return field `c`"],
    );
    assert_mistakes("widget a { dismiss fn b(); #[cfg(x)] dismiss fn «b»(); }", &["duplicate function `b`"]);
}

#[test]
fn keywords_are_no_names() {
    assert_help("widget a { data { «type»: u8 } }", "the keyword `type` cannot name a data field", "write `r#type`");
    assert_help("widget a { dismiss fn «match»(); }", "the keyword `match` cannot name a function", "write `r#match`");
    assert_mistakes("widget a { data { «self»: u8, «_»: u8 } }", &["the keyword `self`", "`_` names no data field"]);
    assert_mistakes("widget «mod» { }", &["the keyword `mod` cannot name a widget"]);
    assert_fine("widget a { data { r#type: u8 } dismiss fn r#match(); }");
}

#[test]
fn reserved_names_are_refused() {
    for name in ["inputs", "data", "response", "config", "error"] {
        let reserved = |what: &str| format!("`{name}` is reserved and cannot name {what}");
        assert_mistakes(&format!("widget a {{ data {{ «{name}»: u8 }} }}"), &[&reserved("a data field")]);
        assert_mistakes(&format!("widget a {{ config {{ «{name}»: u8 }} }}"), &[&reserved("a config value")]);
        assert_mistakes(&format!("widget a {{ dismiss fn b(«{name}»: u8); }}"), &[&reserved("an input")]);
    }
    assert_help(
        "widget a { data { «error»: u8 } }",
        "`error` is reserved and cannot name a data field",
        "in templates",
    );
    for name in ["__proto__", "constructor", "prototype"] {
        let refused = format!("`{name}` cannot be a name");
        let source = format!("widget a {{ data {{ «{name}»: u8 }} dismiss fn «{name}»(); }}");
        assert_mistakes(&source, &[&refused, &refused]);
    }
    assert_help("widget «constructor» { }", "`constructor` cannot be a name", "JavaScript");
}

#[test]
fn function_names_make_structs() {
    let functions = interface(
        "widget a { dismiss fn book_class(); dismiss fn r#type(); dismiss fn seat2(); dismiss fn über_x(); }",
    )
    .functions;
    let structs: Vec<String> = functions.iter().map(|function| function.inputs_name.to_string()).collect();
    assert_eq!(structs, ["BookClass", "Type", "Seat2", "ÜberX"]);
    assert_eq!(functions[0].returned_name, "BookClassReturned");
    for name in ["__", "_1"] {
        let refused = format!("cannot derive a struct name from `{name}`");
        assert_mistakes(&format!("widget a {{ dismiss fn «{name}»(); }}"), &[&refused]);
    }
    assert_mistakes("widget a { dismiss fn «self_»(); }", &["cannot derive a struct name from `self_`"]);
    assert_mistakes("widget a { dismiss fn «_»(); }", &["`_` names no function"]);
}

#[test]
fn structs_do_not_collide() {
    assert_help(
        "widget a { dismiss fn book_class(); dismiss fn «bookClass»(); }",
        "duplicate generated struct `BookClass`",
        "rename",
    );
    assert_mistakes(
        "widget a { dismiss fn «config»(); dismiss fn «data»(); }",
        &["duplicate generated struct `Config`", "duplicate generated struct `Data`"],
    );
    assert_mistakes(
        "widget a { dismiss fn b(); dismiss fn «b_returned»(); }",
        &["duplicate generated struct `BReturned`"],
    );
    assert_mistakes(
        "widget a { dismiss fn b_returned(); dismiss fn «b»(); }",
        &["duplicate generated struct `BReturned`"],
    );
    assert_fine("widget a { dismiss fn manifest(); }");
}

#[test]
fn structs_hide_no_type_of_the_declaration() {
    assert_mistakes(
        "widget a { data { b: String } dismiss fn «string»(); }",
        &["generated struct `String` would hide the type of field `b`"],
    );
    assert_mistakes(
        "widget a { dismiss fn «option»(b: Option<u8>); }",
        &["generated struct `Option` would hide the type of field `b`"],
    );
    assert_mistakes(
        "widget a { config { b: Url } dismiss fn «url»(); }",
        &["generated struct `Url` would hide the type of field `b`"],
    );
    assert_fine("widget a { data { b: std::string::String } dismiss fn string(); }");
    assert_help("widget a { data { b: Option<«Data»> } }", "ambiguous type `Data` of field `b`", "super::Data");
}

#[test]
fn config_values_have_variables_of_their_own() {
    assert_mistakes(
        "widget a { config { b: u8, «B»: u8 } }",
        &["config values `b` and `B` share an environment variable"],
    );
}

#[test]
fn names_are_renamed_on_the_wire() {
    let source = r#"#[widget(rename_all = "camelCase")] widget a {
        config { base_url: u8 }
        data { seats_left: u8, #[widget(rename = "Where")] place: u8 }
        client fn book_class(class_id: u8) -> { seat_name: u8 } { wait_for_response: true }
    }"#;
    assert_fine(source);
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
fn wire_names_are_there_once() {
    assert_help(
        r#"widget a { data { b: u8, #[widget(rename = "«b»")] c: u8 } }"#,
        "`c` has the name `b` on the wire, as another has",
        "rename",
    );
    assert_mistakes(
        r#"#[widget(rename_all = "camelCase")] widget a { dismiss fn b_c(); dismiss fn «bC»(); }"#,
        &["`bC` has the name `bC` on the wire"],
    );
    assert_mistakes(
        r#"widget a { dismiss fn b(); #[widget(rename = "«b»")] dismiss fn c(); }"#,
        &["`c` has the name `b` on the wire"],
    );
    assert_mistakes(
        r#"widget a { data { #[widget(rename = "«__proto__»")] b: u8 } }"#,
        &["`__proto__` cannot be a name"],
    );
    assert_mistakes(r#"widget a { data { #[widget(rename = "«")] b: u8 } }"#, &["a name on the wire is text"]);
}

#[test]
fn cases_are_known() {
    assert_help(
        r#"#[widget(rename_all = "«camelcase»")] widget a { }"#,
        "unknown case `camelcase`",
        "did you mean `camelCase`?",
    );
    assert_help(r#"#[widget(rename_all = "«x»")] widget a { }"#, "unknown case `x`", "`SCREAMING-KEBAB-CASE`");
}

#[test]
fn widget_attributes_are_known() {
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
    assert_mistakes(
        r#"widget a { data { #[widget(«rename_all» = "camelCase")] b: u8 } }"#,
        &["the `rename_all` argument is not allowed on a field"],
    );
    assert_mistakes(
        r#"widget a { data { #[widget(rename = "c", «rename» = "d")] b: u8 } }"#,
        &["duplicate argument `rename`"],
    );
    assert_help("widget a { data { #«[widget]» b: u8 } }", "empty `widget` attribute", "rename = ");
    assert_mistakes("widget a { data { #[widget(rename = «5»)] b: u8 } }", &["expected `rename = \"…\"`, found `5`"]);
    assert_mistakes("widget a { data { #[widget(«rename»)] b: u8 } }", &["expected `rename = \"…\"`, found the end"]);
    assert_mistakes("widget a { data { #[widget(«5»)] b: u8 } }", &["expected `rename = \"…\"`, found `5`"]);
    assert_mistakes(r#"widget a { data { #[widget(rename = "c" «"d"»)] b: u8 } }"#, &["expected `,`, found `\"d\"`"]);
    assert_help(
        r#"widget a { config { #[«widget»(rename = "c")] b: u8 } }"#,
        "the `widget` attribute is not allowed on a config value",
        "remove",
    );
}

#[test]
fn attributes_that_travel_are_few() {
    assert_fine(
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
    assert_mistakes(
        "widget a { dismiss fn b(#[«serde»(default)] c: u8); }",
        &["the `serde` attribute is not allowed on a field"],
    );
    assert_mistakes("widget a { #«[cfg]» dismiss fn b(); }", &["missing condition in the `cfg` attribute"]);
    assert_mistakes("widget a { #«[doc = = =]» dismiss fn b(); }", &["cannot parse this attribute"]);
    assert_mistakes(
        "widget a { #«!»[doc = \"x\"] dismiss fn b(); }",
        &["inner attributes and doc comments are not allowed here"],
    );
    assert_mistakes("widget a { # «dismiss» fn b(); }", &["expected `[…]` after `#`, found `dismiss`"]);
}

#[test]
fn docs_are_joined() {
    let interface = interface("/// One.\n///\n///   indented\n/// two\n widget a { data { /// B.\n b: u8 } }");
    assert_eq!(interface.attrs.text, "One.\n\n  indented\ntwo");
    assert_eq!(interface.attrs.docs.len(), 4);
    assert_eq!(interface.data[0].attrs.text, "B.");
}

#[test]
fn an_input_has_no_default() {
    assert_help("widget a { dismiss fn b(c: u8 «=» 5); }", "a default is not allowed on an input", "Option");
}

#[test]
fn a_return_field_takes_a_path() {
    let client = |field: &str| format!("widget a {{ client fn b() -> {{ {field} }} {{ wait_for_response: true }} }}");
    assert_fine(&client("c: u8 = \"d.e[0].f-g h\", i: u8"));
    assert_help(&client("c: u8 = «d».e"), "expected a path in quotes, found `d`", "seats");
    assert_mistakes(&client("c: u8 = «5»"), &["expected a path in quotes, found `5`"]);
    assert_mistakes(&client("c: u8 = \"d[«x»]\""), &["invalid index `x`"]);
    assert_mistakes(&client("c: u8 «=»"), &["missing value after `=`"]);
}
