//! Whole declarations: the one of the design, and ten mistakes at once.

#![allow(clippy::expect_used, reason = "a value that is not there is a failed test")]

mod common;

use common::{assert_fine, assert_mistakes};
use widget_functions_compiler::analyze;
use widget_functions_spec::Kind;

const BOOKING: &str = include_str!("booking.txt");

#[test]
fn the_booking_widget_has_no_mistakes() {
    assert_fine(BOOKING);
}

#[test]
fn the_booking_widget_is_read_completely() {
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
fn a_widget_without_functions_is_fine() {
    assert_fine("widget empty {}");
    assert_fine("pub(crate) widget a { data { } config { } }");
}

#[test]
fn ten_mistakes_are_ten() {
    assert_mistakes(
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
            "a reference cannot be stored",
            "duplicate data field `a`",
            "cannot read this type",
            "a name is missing in the path",
            "unknown setting `uri`",
            "unknown method `PST`",
            "the duration `10` has no unit",
            "the header `host` cannot be set",
            "unknown follow-up `close`",
            "unknown kind of function `sever`",
            "a token cannot stand in the host of a URL",
        ],
    );
}

#[test]
fn types_are_known_in_spite_of_mistakes() {
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
