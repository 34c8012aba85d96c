//! Durations, waiting, and what the page shows meanwhile.

#![allow(clippy::expect_used, reason = "a value that is not there is a failed test")]

mod common;

use common::{assert_fine, assert_help, assert_mistakes, request, widget};
use widget_functions_compiler::analyze;
use widget_functions_compiler::model::Action;

fn client(settings: &str) -> String {
    widget(&format!("client fn ask() -> {{ seat: String }} {{ {settings} }}"))
}

#[test]
fn durations_have_a_unit_and_an_end() {
    for fine in ["1ms", "500ms", "10s", "60s", "60_000ms"] {
        assert_fine(&request(&format!("timeout: {fine}")));
    }
    assert_help(&request("timeout: «10»"), "missing unit in duration `10`", "`10s` for seconds");
    assert_help(&request("timeout: «1m»"), "unknown duration unit `m`", "write `60s`");
    assert_help(&request("timeout: «1h»"), "unknown duration unit `h`", "available units: `ms`, `s`");
    assert_help(&request("timeout: 10 «s»"), "expected `,` after the value, found `s`", "without a space: `10s`");
    assert_mistakes(&request("timeout: «61s»"), &["duration `61s` is too long"]);
    assert_mistakes(&request("timeout: «60001ms»"), &["duration `60001ms` is too long"]);
    assert_mistakes(
        &request("timeout: «99999999999999999999999s»"),
        &["duration `99999999999999999999999s` is too long"],
    );
    assert_mistakes(&request("timeout: «0s»"), &["duration must be positive"]);
    assert_mistakes(&request("timeout: «1.5s»"), &["invalid duration `1.5s`"]);
    assert_mistakes(&request("timeout: «-»5s"), &["duration must be positive"]);
    assert_help(&request("timeout: «\"10s\"»"), "unexpected quotes around `10s`", "write `10s`");
    assert_mistakes(&request("timeout: «\"soon\"»"), &["expected a duration, found text"]);
    assert_mistakes(&request("timeout: «true»"), &["expected a duration, found `true`"]);
    assert_mistakes(&request("timeout: 10 «s»"), &["expected `,` after the value"]);
}

#[test]
fn waiting_is_a_switch_or_a_duration() {
    for (setting, expected) in [("true", 60_000), ("60s", 60_000), ("250ms", 250)] {
        let source = client(&format!("wait_for_response: {setting}"));
        let program = analyze(source.parse().expect("tokens")).program.expect("a program");
        assert!(matches!(&program.functions[0].action, Action::Client(client) if client.wait_ms == Some(expected)));
    }
    assert_fine(&widget("client fn a() { wait_for_response: false }"));
    assert_mistakes(&client("wait_for_response: «61s»"), &["duration `61s` is too long"]);
    assert_mistakes(&client("wait_for_response: «yes»"), &["expected `true`, `false` or a duration, found `yes`"]);
    assert_mistakes(&client("wait_for_response: «\"10s\"»"), &["unexpected quotes around `10s`"]);
}

#[test]
fn return_fields_need_waiting() {
    assert_help(
        &widget("client fn a() -> «{ seat: String }» { on_success: set_variables { note: \"{{seat}}\" } }"),
        "return fields without waiting",
        "wait_for_response: true",
    );
    assert_mistakes(
        &widget("client fn a() -> «{ seat: String }» { wait_for_response: false }"),
        &["return fields without waiting"],
    );
    assert_mistakes(&widget("client fn a() -> «{ seat: String }»;"), &["return fields without waiting"]);
    assert_fine(&widget("client fn a() -> { } { }"));
}

#[test]
fn loading_and_switches_are_words() {
    for loading in ["none", "self", "container"] {
        assert_fine(&widget(&format!("dismiss fn a() {{ loading: {loading} }}")));
    }
    assert_help(&widget("dismiss fn a() { loading: «slf» }"), "unknown loading value `slf`", "did you mean `self`?");
    assert_help(
        &widget("dismiss fn a() { loading: «spinner» }"),
        "unknown loading value `spinner`",
        "`none`, `self`, `container`",
    );
    assert_mistakes(
        &widget("dismiss fn a() { loading: «\"self\"» }"),
        &["the loading value `self` stands without quotes"],
    );
    assert_mistakes(&widget("dismiss fn a() { loading: «true» }"), &["unknown loading value `true`"]);
    assert_mistakes(
        &widget("send_message fn a() { message_template: \"a\", hide_message: «yes» }"),
        &["unknown value `yes`"],
    );
    assert_mistakes(
        &widget("send_message fn a() { message_template: \"a\", hide_message: «1» }"),
        &["expected a value behind `hide_message`, found `1`"],
    );
}
