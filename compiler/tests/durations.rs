//! Durations, waiting, and loading indicators.

#![allow(clippy::expect_used, reason = "a missing value fails the test")]

mod common;

use common::{assert_errors, assert_help, assert_valid, request, widget};
use widget_functions_compiler::analyze;
use widget_functions_compiler::model::Action;

fn client(settings: &str) -> String {
    widget(&format!("client fn ask() -> {{ seat: String }} {{ {settings} }}"))
}

#[test]
fn requires_a_unit_and_limits_durations() {
    for fine in ["1ms", "500ms", "10s", "60s", "60_000ms"] {
        assert_valid(&request(&format!("timeout: {fine}")));
    }
    assert_help(&request("timeout: «10»"), "missing unit in duration `10`", "`10s` for seconds");
    assert_help(&request("timeout: «1m»"), "unknown duration unit `m`", "write `60s`");
    assert_help(&request("timeout: «1h»"), "unknown duration unit `h`", "available units: `ms`, `s`");
    assert_help(&request("timeout: 10 «s»"), "expected `,` after the value, found `s`", "without a space: `10s`");
    assert_errors(&request("timeout: «61s»"), &["duration `61s` is too long"]);
    assert_errors(&request("timeout: «60001ms»"), &["duration `60001ms` is too long"]);
    assert_errors(
        &request("timeout: «99999999999999999999999s»"),
        &["duration `99999999999999999999999s` is too long"],
    );
    assert_errors(&request("timeout: «0s»"), &["duration must be positive"]);
    assert_errors(&request("timeout: «1.5s»"), &["invalid duration `1.5s`"]);
    assert_errors(&request("timeout: «-»5s"), &["duration must be positive"]);
    assert_help(&request("timeout: «\"10s\"»"), "unexpected quotes around `10s`", "write `10s`");
    assert_errors(&request("timeout: «\"soon\"»"), &["expected a duration, found text"]);
    assert_errors(&request("timeout: «true»"), &["expected a duration, found `true`"]);
    assert_errors(&request("timeout: 10 «s»"), &["expected `,` after the value"]);
}

#[test]
fn accepts_a_switch_or_a_duration_for_waiting() {
    for (setting, expected) in [("true", 60_000), ("60s", 60_000), ("250ms", 250)] {
        let source = client(&format!("wait_for_response: {setting}"));
        let program = analyze(source.parse().expect("tokens")).program.expect("a program");
        assert!(matches!(&program.functions[0].action, Action::Client(client) if client.wait_ms == Some(expected)));
    }
    assert_valid(&widget("client fn a() { wait_for_response: false }"));
    assert_errors(&client("wait_for_response: «61s»"), &["duration `61s` is too long"]);
    assert_errors(&client("wait_for_response: «yes»"), &["expected `true`, `false`, or a duration, found `yes`"]);
    assert_errors(&client("wait_for_response: «\"10s\"»"), &["unexpected quotes around `10s`"]);
}

#[test]
fn rejects_return_fields_without_waiting() {
    assert_help(
        &widget("client fn a() -> «{ seat: String }» { on_success: set_variables { note: \"{{seat}}\" } }"),
        "return fields are not allowed without `wait_for_response`",
        "wait_for_response: true",
    );
    assert_errors(
        &widget("client fn a() -> «{ seat: String }» { wait_for_response: false }"),
        &["return fields are not allowed without `wait_for_response`"],
    );
    assert_errors(
        &widget("client fn a() -> «{ seat: String }»;"),
        &["return fields are not allowed without `wait_for_response`"],
    );
    assert_valid(&widget("client fn a() -> { } { }"));
}

#[test]
fn rejects_unknown_loading_values_and_switches() {
    for loading in ["none", "self", "container"] {
        assert_valid(&widget(&format!("dismiss fn a() {{ loading: {loading} }}")));
    }
    assert_help(&widget("dismiss fn a() { loading: «slf» }"), "unknown loading value `slf`", "did you mean `self`?");
    assert_help(
        &widget("dismiss fn a() { loading: «spinner» }"),
        "unknown loading value `spinner`",
        "`none`, `self`, `container`",
    );
    assert_errors(&widget("dismiss fn a() { loading: «\"self\"» }"), &["unexpected quotes around `self`"]);
    assert_errors(&widget("dismiss fn a() { loading: «true» }"), &["unknown loading value `true`"]);
    assert_errors(
        &widget("send_message fn a() { message_template: \"a\", hide_message: «yes» }"),
        &["unknown value `yes`"],
    );
    assert_errors(
        &widget("send_message fn a() { message_template: \"a\", hide_message: «1» }"),
        &["expected a value after `hide_message`, found `1`"],
    );
}
