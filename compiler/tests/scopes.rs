//! What a name in a token can stand for, and where.

mod common;

use common::{assert_fine, assert_help, assert_mistakes, widget};

/// A server function that returns something, with these settings.
fn function(settings: &str) -> String {
    widget(&format!(
        "server fn book(id: u64, place: String, seats: u8) -> {{ seats: u32, secret pin: String, text: String }} {{ {settings} }}"
    ))
}

#[test]
fn names_in_scope_are_fine() {
    assert_fine(&function(
        r#"
        url: "{{config.api}}/{{id}}/{{inputs.place}}/{{data.place}}/{{seats}}",
        on_success: set_variables { note: "{{text}} {{response.seats}} {{inputs.seats}} {{count}} {{config.plain}}", token: "{{pin}}" },
        on_failure: [set_variables { note: "{{error}} {{error.status}} {{error.kind}} {{id}}", token: "{{error}}" }, dismiss],
        "#,
    ));
}

#[test]
fn an_ambiguous_name_is_blamed_on_its_use() {
    assert_help(
        &function(r#"url: "https://a.example/«{{place}}»/{{data.place}}""#),
        "`{{place}}` is ambiguous",
        "`{{inputs.place}}`, `{{data.place}}`",
    );
    assert_help(
        &function(r#"url: "https://a.example/{{seats}}", on_success: set_variables { note: "«{{seats}}»" }"#),
        "`{{seats}}` is ambiguous",
        "`{{inputs.seats}}`, `{{response.seats}}`",
    );
}

#[test]
fn config_is_always_qualified() {
    assert_help(
        &function(r#"url: "https://a.example/«{{plain}}»""#),
        "the config value `plain`",
        "write `{{config.plain}}`",
    );
    assert_help(&function(r#"url: "«{{api}}»/a""#), "the config value `api`", "write `{{config.api}}`");
    assert_help(
        &function(r#"url: "{{config.api}}/«{{config.plan}}»""#),
        "unknown token `{{config.plan}}`",
        "`config.plain`",
    );
}

#[test]
fn a_qualifier_is_no_value() {
    for name in ["config", "inputs", "data"] {
        let source = function(&format!("url: \"https://a.example/«{{{{{name}}}}}»\""));
        assert_help(&source, &format!("`{{{{{name}}}}}` is no value of its own"), "name one of its fields");
        let indexed = function(&format!("url: \"https://a.example/«{{{{{name}[0]}}}}»\""));
        assert_mistakes(&indexed, &[&format!("`{{{{{name}}}}}` is no value of its own")]);
    }
    assert_help(
        &function(r#"url: "https://a.example/", on_success: set_variables { note: "«{{response}}»" }"#),
        "`{{response}}` is no value of its own",
        "`response.seats`",
    );
}

#[test]
fn the_response_is_there_on_success_only() {
    assert_mistakes(
        &function(r#"url: "https://a.example/«{{response.seats}}»""#),
        &["`{{response.seats}}` can stand in `on_success` only"],
    );
    assert_mistakes(
        &function(r#"url: "https://a.example/«{{text}}»""#),
        &["the return field `text` can stand in `on_success` only"],
    );
    assert_mistakes(
        &function(r#"url: "https://a.example/", on_failure: set_variables { note: "«{{response.text}}» «{{text}}»" }"#),
        &[
            "`{{response.text}}` can stand in `on_success` only",
            "the return field `text` can stand in `on_success` only",
        ],
    );
    assert_help(
        &function(r#"url: "https://a.example/", on_success: set_variables { note: "«{{response.txt}}»" }"#),
        "unknown token `{{response.txt}}`",
        "did you mean `response.text`?",
    );
}

#[test]
fn the_error_is_there_on_failure_only() {
    assert_mistakes(
        &function(r#"url: "https://a.example/«{{error}}»""#),
        &["`{{error}}` can stand in `on_failure` only"],
    );
    assert_mistakes(
        &function(r#"url: "https://a.example/", on_success: set_variables { note: "«{{error.kind}}»" }"#),
        &["`{{error.kind}}` can stand in `on_failure` only"],
    );
    for token in ["error.stats", "error.status.x", "error[0]"] {
        assert_help(
            &function(&format!(
                "url: \"https://a.example/\", on_failure: set_variables {{ note: \"«{{{{{token}}}}}»\" }}"
            )),
            "unknown token `{{error",
            "`error`, `error.status`, `error.kind`",
        );
    }
}

#[test]
fn other_slots_see_inputs_and_data() {
    assert_fine(&widget(
        r#"link fn a(id: u64) { url: "https://a.example/{{id}}", on_execute: set_variables { count: "{{id}}" } }"#,
    ));
    assert_mistakes(
        &widget(r#"dismiss fn a() { on_execute: set_variables { note: "«{{error}}» «{{response.x}}»" } }"#),
        &["`{{error}}` can stand in `on_failure` only", "`{{response.x}}` can stand in `on_success` only"],
    );
}
