//! Headers, parameters, and forms: names and static values.

mod common;

use common::{assert_errors, assert_help, assert_valid, request, server};

#[test]
fn accepts_valid_headers() {
    assert_valid(&request(r#"headers: {}"#));
    assert_valid(&request(
        r#"headers: { accept: "a b", "X-One.2": "{{id}}", "authorization": "Bearer {{config.key}}", "x-n": 5, "x-b": true, "x-e": "" }"#,
    ));
    assert_valid(&request(r#"method: POST, headers: { "content-type": "a/b" }, body: text "a""#));
}

#[test]
fn rejects_invalid_header_names() {
    assert_help(
        &request(r#"headers: { "x« »y": "a" }"#),
        "invalid character ` ` in header name `x y`",
        "letters, digits",
    );
    assert_errors(&request(r#"headers: { "x«:»": "a" }"#), &["invalid character `:` in header name `x:`"]);
    assert_errors(&request(r#"headers: { "«é»": "a" }"#), &["invalid character `é` in header name `é`"]);
    assert_errors(&request(r#"headers: { «é»: "a" }"#), &["invalid character `é` in header name `é`"]);
    assert_errors(&request(r#"headers: { "«": "a" }"#), &["missing header name"]);
}

#[test]
fn rejects_duplicate_headers() {
    assert_help(
        &request(r#"headers: { accept: "a", "«Accept»": "b" }"#),
        "duplicate header `Accept`",
        "case-insensitive",
    );
    assert_errors(&request(r#"headers: { a: "a", «a»: "b" }"#), &["duplicate header `a`"]);
}

#[test]
fn rejects_headers_of_the_connection() {
    for name in [
        "host",
        "Content-Length",
        "transfer-encoding",
        "connection",
        "upgrade",
        "TE",
        "trailer",
        "proxy-authorization",
        "Proxy-Connection",
    ] {
        let rejected = format!("header `{name}` is not allowed in a declaration");
        assert_errors(&request(&format!("headers: {{ \"«{name}»\": \"a\" }}")), &[&rejected]);
    }
    assert_help(
        &request(r#"headers: { «host»: "a" }"#),
        "header `host` is not allowed in a declaration",
        "the connection",
    );
}

#[test]
fn rejects_invalid_header_values() {
    assert_help(
        &request(r#"headers: { a: "« »b" }"#),
        "unexpected space at the start of a header value",
        "visible ASCII",
    );
    assert_errors(&request(r#"headers: { a: "{{id}}« »" }"#), &["unexpected space at the end of a header value"]);
    assert_errors(&request(r#"headers: { a: "b«\n»c" }"#), &["invalid character `\\n` in a header value"]);
    assert_errors(&request(r#"headers: { a: "b«\t»c" }"#), &["invalid character `\\t` in a header value"]);
    assert_errors(&request(r#"headers: { a: "caf«é»" }"#), &["invalid character `é` in a header value"]);
}

#[test]
fn accepts_any_fallback_in_a_header() {
    assert_valid(&request(r#"headers: { a: "{{note ?? 'none'}}" }"#));
}

#[test]
fn rejects_other_values_than_templates_and_literals() {
    for pairs in ["headers: { a: VALUE }", "parameters: { a: VALUE }", "method: POST, body: form { a: VALUE }"] {
        for (value, message) in [
            ("«null»", "expected text, found `null`"),
            ("«{ b: 1 }»", "expected a template or a literal, found `{ … }`"),
            ("«[1]»", "expected a template or a literal, found `[ … ]`"),
            ("«id»", "unknown value `id`"),
        ] {
            assert_errors(&request(&pairs.replace("VALUE", value)), &[message]);
        }
    }
}

#[test]
fn requires_braces_around_pairs() {
    assert_errors(&request("headers: «[]»"), &["expected `{ name: value }` after `headers`, found `[ … ]`"]);
    assert_errors(&request("parameters: «\"a=b\"»"), &["expected `{ name: value }` after `parameters`, found text"]);
}

#[test]
fn rejects_duplicate_parameters() {
    assert_valid(&request(r#"parameters: { a: "{{id}}", "b c": 5, A: true }"#));
    assert_errors(&request(r#"parameters: { a: 1, "«a»": 2 }"#), &["duplicate parameter `a`"]);
    assert_errors(&request(r#"parameters: { "«": 1 }"#), &["missing parameter name"]);
    assert_errors(
        &server(r#"url: "https://a.example/?a=1&b%20c={{id}}", parameters: { «a»: 1, "«b c»": 2, d: 3 }"#),
        &["duplicate parameter `a`", "duplicate parameter `b c`"],
    );
}
