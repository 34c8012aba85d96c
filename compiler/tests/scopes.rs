//! The names that a token can use in each place.

mod common;

use common::{assert_errors, assert_help, assert_valid, widget};

/// Declares a `server` function with return fields and these settings.
fn function(settings: &str) -> String {
    widget(&format!(
        "server fn book(id: u64, place: String, seats: u8) -> {{ seats: u32, secret pin: String, text: String }} {{ {settings} }}"
    ))
}

#[test]
fn accepts_names_in_scope() {
    assert_valid(&function(
        r#"
        url: "{{config.api}}/{{id}}/{{inputs.place}}/{{data.place}}/{{seats}}",
        on_success: set_variables { note: "{{text}} {{response.seats}} {{inputs.seats}} {{count}} {{config.plain}}", token: "{{pin}}" },
        on_failure: [set_variables { note: "{{error}} {{error.status}} {{error.kind}} {{id}}", token: "{{error}}" }, dismiss],
        "#,
    ));
}

#[test]
fn reports_an_ambiguous_name_at_its_use() {
    assert_help(
        &function(r#"url: "https://a.example/«{{place}}»/{{data.place}}""#),
        "ambiguous token `{{place}}`",
        "`{{inputs.place}}`, `{{data.place}}`",
    );
    assert_help(
        &function(r#"url: "https://a.example/{{seats}}", on_success: set_variables { note: "«{{seats}}»" }"#),
        "ambiguous token `{{seats}}`",
        "`{{inputs.seats}}`, `{{response.seats}}`",
    );
}

#[test]
fn requires_the_config_qualifier() {
    assert_help(
        &function(r#"url: "https://a.example/«{{plain}}»""#),
        "missing qualifier of the config value `plain`",
        "write `{{config.plain}}`",
    );
    assert_help(
        &function(r#"url: "«{{api}}»/a""#),
        "missing qualifier of the config value `api`",
        "write `{{config.api}}`",
    );
    assert_help(
        &function(r#"url: "{{config.api}}/«{{config.plan}}»""#),
        "unknown token `{{config.plan}}`",
        "`config.plain`",
    );
}

#[test]
fn rejects_a_qualifier_without_a_name() {
    for name in ["config", "inputs", "data"] {
        let source = function(&format!("url: \"https://a.example/«{{{{{name}}}}}»\""));
        assert_help(&source, &format!("missing field name after `{name}`"), &format!("write `{{{{{name}.name}}}}`"));
        let indexed = function(&format!("url: \"https://a.example/«{{{{{name}[0]}}}}»\""));
        assert_errors(&indexed, &[&format!("missing field name after `{name}`")]);
    }
    assert_help(
        &function(r#"url: "https://a.example/", on_success: set_variables { note: "«{{response}}»" }"#),
        "missing field name after `response`",
        "`response.seats`",
    );
}

#[test]
fn rejects_return_fields_outside_of_on_success() {
    assert_errors(
        &function(r#"url: "https://a.example/«{{response.seats}}»""#),
        &["`{{response.seats}}` is only available in `on_success`"],
    );
    assert_errors(
        &function(r#"url: "https://a.example/«{{text}}»""#),
        &["`{{text}}` is only available in `on_success`"],
    );
    assert_errors(
        &function(r#"url: "https://a.example/", on_failure: set_variables { note: "«{{response.text}}» «{{text}}»" }"#),
        &["`{{response.text}}` is only available in `on_success`", "`{{text}}` is only available in `on_success`"],
    );
    assert_help(
        &function(r#"url: "https://a.example/", on_success: set_variables { note: "«{{response.txt}}»" }"#),
        "unknown token `{{response.txt}}`",
        "did you mean `response.text`?",
    );
}

#[test]
fn rejects_the_error_outside_of_on_failure() {
    assert_errors(
        &function(r#"url: "https://a.example/«{{error}}»""#),
        &["`{{error}}` is only available in `on_failure`"],
    );
    assert_errors(
        &function(r#"url: "https://a.example/", on_success: set_variables { note: "«{{error.kind}}»" }"#),
        &["`{{error.kind}}` is only available in `on_failure`"],
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
fn resolves_inputs_and_data_in_on_execute() {
    assert_valid(&widget(
        r#"link fn a(id: u64) { url: "https://a.example/{{id}}", on_execute: set_variables { count: "{{id}}" } }"#,
    ));
    assert_errors(
        &widget(r#"dismiss fn a() { on_execute: set_variables { note: "«{{error}}» «{{response.x}}»" } }"#),
        &["`{{error}}` is only available in `on_failure`", "`{{response.x}}` is only available in `on_success`"],
    );
}
