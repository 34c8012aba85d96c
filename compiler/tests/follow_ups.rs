//! Follow-ups, and the settings of each kind.

mod common;

use common::{assert_errors, assert_help, assert_valid, request, widget};

fn dismiss(slot: &str) -> String {
    widget(&format!(
        "dismiss fn close() {{ on_execute: {slot} }} set_variables fn choose() {{ variables: {{ count: 1 }} }}"
    ))
}

#[test]
fn rejects_unknown_follow_ups() {
    for fine in [
        "dismiss",
        "set_variables { count: 1 }",
        "[dismiss]",
        "[set_variables { count: 1, note: null }, dismiss]",
        "[dismiss, set_variables { place: \"{{count}}\" }]",
    ] {
        assert_valid(&dismiss(fine));
    }
    assert_help(&dismiss("«dismis»"), "unknown follow-up `dismis`", "did you mean `dismiss`?");
    assert_help(&dismiss("«close_it»"), "unknown follow-up `close_it`", "a follow-up is `dismiss`");
    assert_help(&dismiss("«\"dismiss\"»"), "unexpected quotes around `dismiss`", "write `dismiss`");
    assert_errors(&dismiss("«\"close\"»"), &["expected a follow-up, found text"]);
    assert_errors(&dismiss("«dismiss»()"), &["invalid follow-up `dismiss(…)`"]);
    assert_errors(&dismiss("«set_variables»"), &["invalid follow-up `set_variables`"]);
    assert_errors(&dismiss("«set_variables» [1]"), &["invalid follow-up `set_variables …`"]);
    assert_help(&dismiss("«{ count: 1 }»"), "missing follow-up name", "write `set_variables { … }`");
    assert_errors(&dismiss("[dismiss, «[dismiss]»]"), &["expected a follow-up, found `[ … ]`"]);
}

#[test]
fn rejects_a_function_in_a_follow_up() {
    let message = "function `choose` is not allowed in a follow-up";
    assert_errors(&dismiss("«choose»"), &[message]);
    assert_errors(&dismiss("«choose»()"), &[message]);
    assert_errors(&dismiss("[dismiss, «choose» { a: 1 }]"), &[message]);
}

#[test]
fn rejects_duplicate_follow_ups() {
    assert_errors(&dismiss("«[]»"), &["empty follow-up"]);
    assert_errors(&dismiss("[dismiss, «dismiss»]"), &["duplicate follow-up `dismiss`"]);
    assert_errors(
        &dismiss("[set_variables { count: 1 }, «set_variables» { count: 2 }]"),
        &["duplicate follow-up `set_variables`"],
    );
}

#[test]
fn rejects_unknown_and_duplicate_variables() {
    assert_help(&dismiss("set_variables { «cuont»: 1 }"), "unknown variable `cuont`", "did you mean `count`?");
    assert_help(&dismiss("set_variables { «id»: 1 }"), "unknown variable `id`", "`place`, `count`, `note`, `token`");
    assert_errors(&dismiss("set_variables { «plain»: \"{{config.key}}\" }"), &["unknown variable `plain`"]);
    assert_errors(&dismiss("set_variables { count: 1, \"«count»\": 2 }"), &["duplicate variable `count`"]);
    assert_errors(&dismiss("set_variables «{}»"), &["empty `set_variables`"]);
    assert_errors(&widget("set_variables fn a() { variables: «{}» }"), &["empty `variables`"]);
    assert_help(
        "widget a { set_variables fn b() { variables: { «c»: 1 } } }",
        "unknown variable `c`",
        "the widget declares none",
    );
}

#[test]
fn rejects_objects_and_lists_as_variables() {
    assert_errors(
        &dismiss("set_variables { count: «{ a: 1 }» }"),
        &["expected a template or a literal for a variable, found `{ … }`"],
    );
    assert_errors(
        &dismiss("set_variables { count: «[1]» }"),
        &["expected a template or a literal for a variable, found `[ … ]`"],
    );
    assert_errors(&dismiss("set_variables { count: «place» }"), &["unknown value `place`"]);
}

#[test]
fn rejects_objects_and_lists_as_client_inputs() {
    assert_valid(&widget("client fn a(id: u64) { inputs: { a: \"{{id}}\", \"b\": 5, c: null, d: true } }"));
    assert_errors(
        &widget("client fn a() { inputs: { a: «[1]» } }"),
        &["expected a template or a literal for a client input, found `[ … ]`"],
    );
    assert_errors(&widget("client fn a() { inputs: { a: 1, «a»: 2 } }"), &["duplicate client input `a`"]);
    assert_errors(&widget("client fn a() { inputs: { \"«__proto__»\": 1 } }"), &["reserved name `__proto__`"]);
    assert_errors(&widget("client fn a() { inputs: { \"«\": 1 } }"), &["missing client input name"]);
    assert_errors(&widget("client fn a() { inputs: «5» }"), &["expected `{ name: value }` after `inputs`"]);
}

#[test]
fn rejects_slots_of_other_kinds() {
    assert_help(
        &request("«on_execute»: dismiss"),
        "`on_execute` is not allowed in `server` functions",
        "slots of `server` functions: `on_success`, `on_failure`",
    );
    assert_help(
        &widget("dismiss fn a() { «on_success»: dismiss }"),
        "`on_success` is not allowed in `dismiss` functions",
        "slots of `dismiss` functions: `on_execute`",
    );
    assert_help(&request("«on_succes»: dismiss"), "unknown setting `on_succes`", "did you mean `on_success`?");
}

#[test]
fn rejects_settings_of_other_kinds() {
    assert_help(&request("«timout»: 10s"), "unknown setting `timout`", "did you mean `timeout`?");
    assert_help(
        &widget("link fn a() { url: \"https://a.example\", «headers»: {} }"),
        "`headers` is not allowed in `link` functions",
        "settings of `link` functions: `url`, `loading`, `on_execute`",
    );
    assert_errors(&request("timeout: 1s, «timeout»: 2s"), &["duplicate setting `timeout`"]);
}

#[test]
fn reports_missing_settings() {
    for (function, setting) in [
        ("server fn «a»() {}", "url"),
        ("server fn «a»();", "url"),
        ("send_message fn «a»() { hide_message: true }", "message_template"),
        ("link fn «a»();", "url"),
        ("set_variables fn «a»() { loading: self }", "variables"),
    ] {
        assert_help(&widget(function), &format!("missing setting `{setting}`"), &format!("add `{setting}: "));
    }
    assert_valid(&widget("dismiss fn a(); client fn b();"));
}

#[test]
fn rejects_return_fields_of_other_kinds() {
    for kind in ["send_message", "link", "dismiss", "set_variables"] {
        let source = widget(&format!(
            "{kind} fn a() -> «{{ b: u8 }}» {{ {} }}",
            match kind {
                "send_message" => "message_template: \"a\"",
                "link" => "url: \"https://a.example\"",
                "set_variables" => "variables: { count: 1 }",
                _ => "",
            }
        ));
        assert_help(&source, &format!("return fields are not allowed in `{kind}` functions"), "`server`, `client`");
    }
}
