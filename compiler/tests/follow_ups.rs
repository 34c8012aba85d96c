//! What runs after a function, and the settings that each kind has.

mod common;

use common::{assert_fine, assert_help, assert_mistakes, request, widget};

fn dismiss(slot: &str) -> String {
    widget(&format!(
        "dismiss fn close() {{ on_execute: {slot} }} set_variables fn choose() {{ variables: {{ count: 1 }} }}"
    ))
}

#[test]
fn follow_ups_are_two_words() {
    for fine in [
        "dismiss",
        "set_variables { count: 1 }",
        "[dismiss]",
        "[set_variables { count: 1, note: null }, dismiss]",
        "[dismiss, set_variables { place: \"{{count}}\" }]",
    ] {
        assert_fine(&dismiss(fine));
    }
    assert_help(&dismiss("«dismis»"), "unknown follow-up `dismis`", "did you mean `dismiss`?");
    assert_help(&dismiss("«close_it»"), "unknown follow-up `close_it`", "a follow-up is `dismiss`");
    assert_help(&dismiss("«\"dismiss\"»"), "unexpected quotes around `dismiss`", "write `dismiss`");
    assert_mistakes(&dismiss("«\"close\"»"), &["expected a follow-up, found text"]);
    assert_mistakes(&dismiss("«dismiss»()"), &["invalid follow-up `dismiss(…)`"]);
    assert_mistakes(&dismiss("«set_variables»"), &["invalid follow-up `set_variables`"]);
    assert_mistakes(&dismiss("«set_variables» [1]"), &["invalid follow-up `set_variables …`"]);
    assert_help(&dismiss("«{ count: 1 }»"), "missing follow-up name", "write `set_variables { … }`");
    assert_mistakes(&dismiss("[dismiss, «[dismiss]»]"), &["expected a follow-up, found `[ … ]`"]);
}

#[test]
fn a_follow_up_starts_no_function() {
    let message = "function `choose` is not allowed in a follow-up";
    assert_mistakes(&dismiss("«choose»"), &[message]);
    assert_mistakes(&dismiss("«choose»()"), &[message]);
    assert_mistakes(&dismiss("[dismiss, «choose» { a: 1 }]"), &[message]);
}

#[test]
fn each_follow_up_is_there_once() {
    assert_mistakes(&dismiss("«[]»"), &["empty follow-up"]);
    assert_mistakes(&dismiss("[dismiss, «dismiss»]"), &["duplicate follow-up `dismiss`"]);
    assert_mistakes(
        &dismiss("[set_variables { count: 1 }, «set_variables» { count: 2 }]"),
        &["duplicate follow-up `set_variables`"],
    );
}

#[test]
fn variables_are_data_fields() {
    assert_help(&dismiss("set_variables { «cuont»: 1 }"), "unknown variable `cuont`", "did you mean `count`?");
    assert_help(&dismiss("set_variables { «id»: 1 }"), "unknown variable `id`", "`place`, `count`, `note`, `token`");
    assert_mistakes(&dismiss("set_variables { «plain»: \"{{config.key}}\" }"), &["unknown variable `plain`"]);
    assert_mistakes(&dismiss("set_variables { count: 1, \"«count»\": 2 }"), &["duplicate variable `count`"]);
    assert_mistakes(&dismiss("set_variables «{}»"), &["empty `set_variables`"]);
    assert_mistakes(&widget("set_variables fn a() { variables: «{}» }"), &["empty `variables`"]);
    assert_help(
        "widget a { set_variables fn b() { variables: { «c»: 1 } } }",
        "unknown variable `c`",
        "the widget declares none",
    );
}

#[test]
fn a_variable_is_a_template_or_a_literal() {
    assert_mistakes(
        &dismiss("set_variables { count: «{ a: 1 }» }"),
        &["expected a template or a literal as variable value, found `{ … }`"],
    );
    assert_mistakes(
        &dismiss("set_variables { count: «[1]» }"),
        &["expected a template or a literal as variable value, found `[ … ]`"],
    );
    assert_mistakes(&dismiss("set_variables { count: «place» }"), &["unknown value `place`"]);
}

#[test]
fn client_inputs_are_templates_or_literals() {
    assert_fine(&widget("client fn a(id: u64) { inputs: { a: \"{{id}}\", \"b\": 5, c: null, d: true } }"));
    assert_mistakes(
        &widget("client fn a() { inputs: { a: «[1]» } }"),
        &["expected a template or a literal as client input value, found `[ … ]`"],
    );
    assert_mistakes(&widget("client fn a() { inputs: { a: 1, «a»: 2 } }"), &["duplicate client input `a`"]);
    assert_mistakes(&widget("client fn a() { inputs: { \"«__proto__»\": 1 } }"), &["`__proto__` cannot be a name"]);
    assert_mistakes(&widget("client fn a() { inputs: { \"«\": 1 } }"), &["missing client input name"]);
    assert_mistakes(&widget("client fn a() { inputs: «5» }"), &["expected `{ name: value }` after `inputs`"]);
}

#[test]
fn slots_belong_to_kinds() {
    assert_help(
        &request("«on_execute»: dismiss"),
        "`server` functions have no `on_execute`",
        "have `on_success`, `on_failure`",
    );
    assert_help(
        &widget("dismiss fn a() { «on_success»: dismiss }"),
        "`dismiss` functions have no `on_success`",
        "have `on_execute`",
    );
    assert_help(&request("«on_succes»: dismiss"), "unknown setting `on_succes`", "did you mean `on_success`?");
}

#[test]
fn settings_belong_to_kinds() {
    assert_help(&request("«timout»: 10s"), "unknown setting `timout`", "did you mean `timeout`?");
    assert_help(
        &widget("link fn a() { url: \"https://a.example\", «headers»: {} }"),
        "`link` functions have no setting `headers`",
        "settings of `link`: `url`, `loading`, `on_execute`",
    );
    assert_mistakes(&request("timeout: 1s, «timeout»: 2s"), &["duplicate setting `timeout`"]);
}

#[test]
fn required_settings_are_there() {
    for (function, setting) in [
        ("server fn «a»() {}", "url"),
        ("server fn «a»();", "url"),
        ("send_message fn «a»() { hide_message: true }", "message_template"),
        ("link fn «a»();", "url"),
        ("set_variables fn «a»() { loading: self }", "variables"),
    ] {
        assert_help(&widget(function), &format!("missing setting `{setting}`"), &format!("add `{setting}: "));
    }
    assert_fine(&widget("dismiss fn a(); client fn b();"));
}

#[test]
fn only_server_and_client_functions_return() {
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
        assert_help(&source, &format!("`{kind}` functions have no return fields"), "`server`, `client`");
    }
}
