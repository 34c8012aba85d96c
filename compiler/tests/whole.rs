//! Whole declarations: a valid one, and one with many errors.

#![allow(clippy::expect_used, reason = "a missing value fails the test")]

mod common;

use common::{assert_errors, assert_valid};
use widget_functions_compiler::analyze;
use widget_functions_spec::Kind;

const BOOKING: &str = include_str!("booking.txt");

#[test]
fn accepts_the_booking_widget() {
    assert_valid(BOOKING);
}

#[test]
fn builds_the_whole_booking_widget() {
    let analysis = analyze(BOOKING.parse().expect("tokens"));
    let interface = analysis.interface.expect("an interface");
    let program = analysis.program.expect("a program");
    assert_eq!(interface.name, "booking");
    assert_eq!(interface.config.len(), 2);
    assert_eq!(interface.data.len(), 6);
    let kinds: Vec<Kind> = interface.functions.iter().map(|function| function.kind).collect();
    assert_eq!(kinds, Kind::ALL);
    let structs: Vec<String> = interface.functions.iter().map(|function| function.inputs_name.to_string()).collect();
    assert_eq!(structs, ["BookClass", "PickSeat", "Ask", "Map", "Close", "Choose"]);
    assert_eq!(interface.functions[0].attrs.text, "Books one class for the member.");
    assert_eq!(program.functions.len(), interface.functions.len());
}

#[test]
fn accepts_a_widget_without_functions() {
    assert_valid("widget empty {}");
    assert_valid("pub(crate) widget a { data { } config { } }");
}

#[test]
fn reports_each_of_many_errors_once() {
    assert_errors(
        r#"
        widget booking {
            config { api: «&'static str», }
            data { a: u8, «a»: u8, b: «Vec<», c: u32 }
            server fn one() -> { x: u8 = "«».." } {
                «uri»: "https://a.example",
                method: «PST»,
                timeout: «10»,
                headers: { "«host»": "x" },
                on_success: «close»,
            }
            «sever» fn two() { url: "https://«{{a}}»/" }
        }"#,
        &[
            "a reference is not allowed as a field type",
            "duplicate data field `a`",
            "cannot parse this type",
            "missing name in a path",
            "unknown setting `uri`",
            "unknown method `PST`",
            "missing unit in duration `10`",
            "header `host` is not allowed in a declaration",
            "unknown follow-up `close`",
            "unknown function kind `sever`",
            "a token is not allowed in the host of a URL",
        ],
    );
}

#[test]
fn keeps_the_types_of_a_widget_with_errors() {
    let source = r#"
        widget booking {
            config { api: Url, broken: & str }
            data { a: u8, b: , a: u16 }
            server fn one(x: u8) { url: 5 }
            dismiss fn one();
            link fn two(y: String) { }
        }"#;
    let analysis = analyze(source.parse().expect("tokens"));
    let interface = analysis.interface.expect("an interface");
    assert!(analysis.program.is_none());
    assert_eq!(interface.config.len(), 1);
    assert_eq!(interface.data.len(), 1);
    let structs: Vec<String> = interface.functions.iter().map(|function| function.inputs_name.to_string()).collect();
    assert_eq!(structs, ["One", "Two"]);
}
