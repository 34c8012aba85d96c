//! Secrets: where they may go, and what is said where they may not.

mod common;

use common::{advice, assert_fine, assert_help, assert_mistakes, request, server, widget};

#[test]
fn a_request_may_hold_secrets_anywhere() {
    assert_fine(&server(
        r#"method: POST, url: "{{config.hidden_api}}/{{config.key}}?a={{token ?? ''}}", headers: { a: "{{config.key}}" },
        parameters: { b: "{{config.key}}" }, body: json { a: "{{config.key}}", b: "x{{data.token}}" }"#,
    ));
    assert_fine(&request(r#"method: POST, body: text "{{config.key}}""#));
}

#[test]
fn a_secret_may_go_into_a_secret_field() {
    assert_fine(&widget(
        r#"server fn a() -> { secret pin: String } {
            url: "https://a.example/", on_success: set_variables { token: "{{pin}} {{config.key}}" }, on_failure: set_variables { token: "{{error}}" }
        }
        set_variables fn b() { variables: { token: "{{config.key}}" } }"#,
    ));
}

#[test]
fn a_message_is_public() {
    let source = widget(r#"send_message fn a() { message_template: "key «{{config.key}}» «{{token}}»" }"#);
    assert_mistakes(
        &source,
        &[
            "the secret `config.key` would go into the message, which is public: the conversation shows it",
            "the secret `token` would go into the message",
        ],
    );
}

#[test]
fn a_link_is_public() {
    assert_help(
        &widget(r#"link fn a() { url: "https://a.example/?k=«{{config.key}}»" }"#),
        "the secret `config.key` would go into the link, which is public: the end user's browser",
        "settings of `server` functions",
    );
    assert_mistakes(
        &widget(r#"link fn a() { url: "«{{config.hidden_api}}»/x" }"#),
        &["the secret `config.hidden_api` would go into the link"],
    );
}

#[test]
fn a_client_input_is_public() {
    assert_mistakes(
        &widget(r#"client fn a() { inputs: { plain: "{{config.plain}}", "a b": "«{{data.token}}»" } }"#),
        &["the secret `data.token` would go into the client input `a b`, which is public: the page around the iframe"],
    );
}

#[test]
fn a_variable_is_public_unless_it_is_secret() {
    let message = "the secret `config.key` would go into the variable `note`, which is public: the page sees";
    assert_help(
        &widget(r#"set_variables fn a() { variables: { note: "«{{config.key}}»" } }"#),
        message,
        "declare the data field as `secret note: …`",
    );
    assert_mistakes(
        &widget(r#"dismiss fn a() { on_execute: set_variables { note: "x«{{config.key}}»" } }"#),
        &[message],
    );
    assert_mistakes(
        &widget(
            r#"server fn a() -> { secret pin: String, seat: u8 } {
                url: "https://a.example/", on_success: set_variables { note: "«{{pin}}»", count: "{{seat}}" }
            }"#,
        ),
        &["the secret `pin` would go into the variable `note`"],
    );
}

#[test]
fn a_fallback_does_not_make_a_secret_public() {
    assert_mistakes(
        &widget(r#"send_message fn a() { message_template: "«{{ token ?? 'none' | text }}»" }"#),
        &["the secret `token` would go into the message"],
    );
}

#[test]
fn inputs_cannot_be_secret() {
    assert_help(&widget("dismiss fn a(«secret» b: String);"), "the input `b` cannot be secret", "come from the page");
}

#[test]
fn what_the_page_answers_cannot_be_secret() {
    assert_help(
        &widget(
            "client fn a() -> { «secret» b: String } { wait_for_response: true, on_success: set_variables { note: \"{{b}}\" } }",
        ),
        "the return field `b` cannot be secret",
        "comes from the page",
    );
}

#[test]
fn a_field_may_be_named_secret() {
    assert_fine("widget a { data { secret: String, secret r#type: u8, secret secret2: u8 } }");
}

#[test]
fn help_never_offers_a_secret_where_none_may_stand() {
    let found = widget_functions_compiler::diagnose(&widget(r#"send_message fn a() { message_template: "{{toke}}" }"#));
    assert_eq!(found.len(), 1);
    let advice = advice(&found[0]);
    assert!(advice.iter().all(|line| !line.contains("token`") && !line.contains("config.key")), "{advice:?}");
}
