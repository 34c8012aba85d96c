//! The body of a request, its method, and other settings of `server` functions.

#![allow(clippy::expect_used, clippy::panic, reason = "a value that is not there is a failed test")]

mod common;

use common::{assert_fine, assert_help, assert_mistakes, request};
use widget_functions_compiler::analyze;
use widget_functions_compiler::model::{Action, Constant, RequestBody, Value};

#[test]
fn bodies_are_json_forms_or_text() {
    for body in [
        r#"json { a: "{{id}}", "b c": [1, -2.5, true, null, { type: "x{{id}}" }], fn: {} }"#,
        r#"json []"#,
        r#"form { a: "{{id}}", b: 5, c: false }"#,
        r#"text "a {{id}}""#,
    ] {
        for method in ["POST", "PUT", "PATCH"] {
            assert_fine(&request(&format!("method: {method}, body: {body}")));
        }
    }
}

#[test]
fn json_keeps_types() {
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
fn types_of_body_are_known() {
    assert_help(&request("method: POST, body: «jsn» { a: 1 }"), "unknown type of body `jsn`", "did you mean `json`?");
    assert_help(
        &request("method: POST, body: «xml» \"a\""),
        "unknown type of body `xml`",
        "types of body: `json`, `form`, `text`",
    );
    assert_help(&request("method: POST, body: «xml»"), "unknown type of body `xml`", "types of body");
    assert_help(&request("method: POST, body: «\"a\"»"), "expected a type and a body, found text", "text \"…\"");
    assert_help(&request("method: POST, body: «{ a: 1 }»"), "expected a type and a body, found `{ … }`", "json { … }");
    assert_help(&request("method: POST, body: json «\"a\"»"), "`json` cannot take text", "json { … }");
    assert_help(&request("method: POST, body: form «[]»"), "`form` cannot take `[ … ]`", "form { … }");
    assert_help(&request("method: POST, body: text «{}»"), "`text` cannot take `{ … }`", "text \"…\"");
}

#[test]
fn keys_are_there_once() {
    assert_mistakes(&request("method: POST, body: json { a: { b: 1, \"«b»\": 2 } }"), &["duplicate key `b`"]);
    assert_mistakes(&request("method: POST, body: form { a: 1, «a»: 2 }"), &["duplicate form field `a`"]);
    assert_mistakes(&request("method: POST, body: form { \"«\": 1 }"), &["a form field without a name"]);
}

#[test]
fn json_values_are_data() {
    assert_help(&request("method: POST, body: json { a: «id» }"), "unknown value `id`", "write `\"{{id}}\"`");
    assert_mistakes(&request("method: POST, body: json { a: «now»() }"), &["`now(…)` is a Rust expression"]);
    assert_mistakes(
        &request("method: POST, body: json { a: [«1s», «'a'»] }"),
        &["`1s` is no number", "'a' is no value"],
    );
    assert_mistakes(&request("method: POST, body: json { a: «1e999» }"), &["`1e999` is no number"]);
}

#[test]
fn a_body_needs_a_method_that_has_one() {
    assert_help(&request("«body»: json {}"), "a GET request, the default, has no body", "method: POST");
    assert_mistakes(&request("method: GET, «body»: json {}"), &["a GET request has no body"]);
    assert_mistakes(&request("«body»: json {}, method: DELETE"), &["a DELETE request has no body"]);
    assert_mistakes(&request("method: «PST», body: json {}"), &["unknown method `PST`"]);
}

#[test]
fn methods_are_known() {
    for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
        assert_fine(&request(&format!("method: {method}")));
    }
    assert_help(&request("method: «post»"), "unknown method `post`", "did you mean `POST`?");
    assert_help(&request("method: «HEAD»"), "unknown method `HEAD`", "`GET`, `POST`, `PUT`, `PATCH`, `DELETE`");
    assert_help(&request("method: «\"POST\"»"), "the method `POST` stands without quotes", "write `method: POST`");
    assert_help(&request("method: «Method»::POST"), "expected a method behind `method`", "write `method: POST`");
    assert_mistakes(&request("method: «5»"), &["expected a method behind `method`, found `5`"]);
}

#[test]
fn error_messages_are_paths() {
    assert_fine(&request(r#"error_message: "errors[0].message""#));
    assert_help(&request("error_message: «5»"), "expected the path to the error's text, found `5`", "error.message");
    assert_mistakes(&request(r#"error_message: "a.«{{id}}»""#), &["a path is no template"]);
    assert_mistakes(&request(r#"error_message: "«""#), &["the path is empty"]);
    assert_mistakes(&request(r#"error_message: "a.«.»b""#), &["a name is missing in the path"]);
    assert_mistakes(&request(r#"error_message: "a[«x»]""#), &["`x` is no index"]);
    assert_mistakes(&request(r#"error_message: "a[«-1»]""#), &["`-1` is no index"]);
    assert_mistakes(&request(r#"error_message: "a«[»0""#), &["unclosed `[` in the path"]);
    assert_mistakes(&request(r#"error_message: "a«]»""#), &["unexpected `]` in a path"]);
}
