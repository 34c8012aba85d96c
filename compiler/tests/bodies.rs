//! The body of a request, its method, and other settings of `server` functions.

#![allow(clippy::expect_used, clippy::panic, reason = "a missing value fails the test")]

mod common;

use common::{assert_errors, assert_help, assert_valid, request};
use widget_functions_compiler::analyze;
use widget_functions_compiler::model::{Action, Constant, RequestBody, Value};

#[test]
fn accepts_json_form_and_text_bodies() {
    for body in [
        r#"json { a: "{{id}}", "b c": [1, -2.5, true, null, { type: "x{{id}}" }], fn: {} }"#,
        r#"json []"#,
        r#"form { a: "{{id}}", b: 5, c: false }"#,
        r#"text "a {{id}}""#,
    ] {
        for method in ["POST", "PUT", "PATCH"] {
            assert_valid(&request(&format!("method: {method}, body: {body}")));
        }
    }
}

#[test]
fn keeps_types_in_json() {
    let source = request(
        r#"method: POST, body: json { whole: "{{id}}", text: "{{id | text}}", beside: "a{{id}}", number: 0x1_0u8 }"#,
    );
    let program = analyze(source.parse().expect("tokens")).program.expect("a program");
    let Action::Server(server) = &program.functions[0].action else { panic!("a server function") };
    let Some(RequestBody::Json(Value::Object(pairs))) = &server.body else { panic!("a JSON object") };
    let values: Vec<&Value> = pairs.iter().map(|(_, value)| value).collect();
    assert!(matches!(values[0], Value::Whole(_)));
    assert!(matches!(values[1], Value::Text(template) if template.parts.len() == 1));
    assert!(matches!(values[2], Value::Text(template) if template.parts.len() == 2));
    assert!(matches!(values[3], Value::Constant(Constant::Number { literal, .. }) if literal.to_string() == "16"));
}

#[test]
fn rejects_unknown_body_types() {
    assert_help(&request("method: POST, body: «jsn» { a: 1 }"), "unknown body type `jsn`", "did you mean `json`?");
    assert_help(
        &request("method: POST, body: «xml» \"a\""),
        "unknown body type `xml`",
        "available body types: `json`, `form`, `text`",
    );
    assert_help(&request("method: POST, body: «xml»"), "unknown body type `xml`", "available body types");
    assert_help(&request("method: POST, body: «\"a\"»"), "expected a body, found text", "text \"…\"");
    assert_help(&request("method: POST, body: «{ a: 1 }»"), "expected a body, found `{ … }`", "json { … }");
    assert_help(
        &request("method: POST, body: json «\"a\"»"),
        "expected `{ … }` or `[ … ]` after `json`, found text",
        "json { … }",
    );
    assert_help(
        &request("method: POST, body: form «[]»"),
        "expected `{ … }` after `form`, found `[ … ]`",
        "form { … }",
    );
    assert_help(
        &request("method: POST, body: text «{}»"),
        "expected text in quotes after `text`, found `{ … }`",
        "text \"…\"",
    );
}

#[test]
fn rejects_duplicate_keys() {
    assert_errors(&request("method: POST, body: json { a: { b: 1, \"«b»\": 2 } }"), &["duplicate key `b`"]);
    assert_errors(&request("method: POST, body: form { a: 1, «a»: 2 }"), &["duplicate form field `a`"]);
    assert_errors(&request("method: POST, body: form { \"«\": 1 }"), &["missing form field name"]);
}

#[test]
fn rejects_expressions_in_json() {
    assert_help(&request("method: POST, body: json { a: «id» }"), "unknown value `id`", "write `\"{{id}}\"`");
    assert_errors(&request("method: POST, body: json { a: «now»() }"), &["unexpected Rust expression `now(…)`"]);
    assert_errors(
        &request("method: POST, body: json { a: [«1s», «'a'»] }"),
        &["invalid number `1s`", "invalid value `'a'`"],
    );
    assert_errors(&request("method: POST, body: json { a: «1e999» }"), &["invalid number `1e999`"]);
}

#[test]
fn rejects_a_body_without_a_suitable_method() {
    let default = request("«body»: json {}");
    assert_help(&default, "`body` is not allowed in a `GET` request", "method: POST");
    assert_help(&default, "`body` is not allowed in a `GET` request", "the default method is `GET`");
    assert_errors(&request("method: GET, «body»: json {}"), &["`body` is not allowed in a `GET` request"]);
    assert_errors(&request("«body»: json {}, method: DELETE"), &["`body` is not allowed in a `DELETE` request"]);
    assert_errors(&request("method: «PST», body: json {}"), &["unknown method `PST`"]);
}

#[test]
fn rejects_unknown_methods() {
    for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
        assert_valid(&request(&format!("method: {method}")));
    }
    assert_help(&request("method: «post»"), "unknown method `post`", "did you mean `POST`?");
    assert_help(&request("method: «HEAD»"), "unknown method `HEAD`", "`GET`, `POST`, `PUT`, `PATCH`, `DELETE`");
    assert_help(&request("method: «\"POST\"»"), "unexpected quotes around `POST`", "write `method: POST`");
    assert_help(&request("method: «Method»::POST"), "expected a method after `method`", "write `method: POST`");
    assert_errors(&request("method: «5»"), &["expected a method after `method`, found `5`"]);
}

#[test]
fn checks_the_path_of_the_error_message() {
    assert_valid(&request(r#"error_message: "errors[0].message""#));
    assert_help(&request("error_message: «5»"), "expected a path in quotes, found `5`", "error.message");
    assert_errors(&request(r#"error_message: "a.«{{id}}»""#), &["a token is not allowed in a path"]);
    assert_errors(&request(r#"error_message: "«""#), &["empty path"]);
    assert_errors(&request(r#"error_message: "a.«.»b""#), &["missing name in a path"]);
    assert_errors(&request(r#"error_message: "a[«x»]""#), &["invalid index `x`"]);
    assert_errors(&request(r#"error_message: "a[«-1»]""#), &["invalid index `-1`"]);
    assert_errors(&request(r#"error_message: "a«[»0""#), &["unclosed `[` in a path"]);
    assert_errors(&request(r#"error_message: "a«]»""#), &["unexpected `]` in a path"]);
}
