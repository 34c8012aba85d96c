//! Secrets: the places that allow them, and the errors in other places.

mod common;

use common::{advice, assert_errors, assert_help, assert_valid, request, server, widget};

#[test]
fn accepts_secrets_anywhere_in_a_request() {
    assert_valid(&server(
        r#"method: POST, url: "{{config.hidden_api}}/{{config.key}}?a={{token ?? ''}}", headers: { a: "{{config.key}}" },
        parameters: { b: "{{config.key}}" }, body: json { a: "{{config.key}}", b: "x{{data.token}}" }"#,
    ));
    assert_valid(&request(r#"method: POST, body: text "{{config.key}}""#));
}

#[test]
fn accepts_secrets_in_a_secret_field() {
    assert_valid(&widget(
        r#"server fn a() -> { secret pin: String } {
            url: "https://a.example/", on_success: set_variables { token: "{{pin}} {{config.key}}" }, on_failure: set_variables { token: "{{error}}" }
        }
        set_variables fn b() { variables: { token: "{{config.key}}" } }"#,
    ));
}

#[test]
fn rejects_secrets_in_a_message() {
    let source = widget(r#"send_message fn a() { message_template: "key «{{config.key}}» «{{token}}»" }"#);
    assert_errors(
        &source,
        &["secret `config.key` would leak into the message", "secret `token` would leak into the message"],
    );
    assert_help(
        &widget(r#"send_message fn a() { message_template: "key «{{config.key}}»" }"#),
        "secret `config.key` would leak into the message",
        "the conversation shows messages",
    );
}

#[test]
fn rejects_secrets_in_a_link() {
    assert_help(
        &widget(r#"link fn a() { url: "https://a.example/?k=«{{config.key}}»" }"#),
        "secret `config.key` would leak into the link",
        "settings of `server` functions",
    );
    assert_help(
        &widget(r#"link fn a() { url: "https://a.example/?k=«{{config.key}}»" }"#),
        "secret `config.key` would leak into the link",
        "the end user's browser",
    );
    assert_errors(
        &widget(r#"link fn a() { url: "«{{config.hidden_api}}»/x" }"#),
        &["secret `config.hidden_api` would leak into the link"],
    );
}

#[test]
fn rejects_secrets_in_a_client_input() {
    assert_help(
        &widget(r#"client fn a() { inputs: { plain: "{{config.plain}}", "a b": "«{{data.token}}»" } }"#),
        "secret `data.token` would leak into the client input `a b`",
        "the page around the iframe",
    );
}

#[test]
fn rejects_secrets_in_a_public_variable() {
    let message = "secret `config.key` would leak into the variable `note`";
    for help in ["declare the data field as `secret note: …`", "the page sees"] {
        let source = widget(r#"set_variables fn a() { variables: { note: "«{{config.key}}»" } }"#);
        assert_help(&source, message, help);
    }
    assert_errors(&widget(r#"dismiss fn a() { on_execute: set_variables { note: "x«{{config.key}}»" } }"#), &[message]);
    assert_errors(
        &widget(
            r#"server fn a() -> { secret pin: String, seat: u8 } {
                url: "https://a.example/", on_success: set_variables { note: "«{{pin}}»", count: "{{seat}}" }
            }"#,
        ),
        &["secret `pin` would leak into the variable `note`"],
    );
}

#[test]
fn rejects_secrets_with_a_fallback() {
    assert_errors(
        &widget(r#"send_message fn a() { message_template: "«{{ token ?? 'none' | text }}»" }"#),
        &["secret `token` would leak into the message"],
    );
}

#[test]
fn rejects_secret_inputs() {
    assert_help(&widget("dismiss fn a(«secret» b: String);"), "input `b` cannot be secret", "come from a page");
}

#[test]
fn rejects_secret_return_fields_of_a_client_function() {
    assert_help(
        &widget(
            "client fn a() -> { «secret» b: String } { wait_for_response: true, on_success: set_variables { note: \"{{b}}\" } }",
        ),
        "return field `b` cannot be secret",
        "comes from a page",
    );
}

#[test]
fn accepts_secret_as_a_field_name() {
    assert_valid("widget a { data { secret: String, secret r#type: u8, secret secret2: u8 } }");
}

#[test]
fn suggests_no_secret_in_a_public_place() {
    let found = widget_functions_compiler::diagnose(&widget(r#"send_message fn a() { message_template: "{{toke}}" }"#));
    assert_eq!(found.len(), 1);
    let advice = advice(&found[0]);
    assert!(advice.iter().all(|line| !line.contains("token`") && !line.contains("config.key")), "{advice:?}");
}
