//! Headers, parameters and forms: names and static values.

mod common;

use common::{assert_fine, assert_help, assert_mistakes, request, server};

#[test]
fn headers_that_http_allows_are_fine() {
    assert_fine(&request(r#"headers: {}"#));
    assert_fine(&request(
        r#"headers: { accept: "a b", "X-One.2": "{{id}}", "authorization": "Bearer {{config.key}}", "x-n": 5, "x-b": true, "x-e": "" }"#,
    ));
    assert_fine(&request(r#"method: POST, headers: { "content-type": "a/b" }, body: text "a""#));
}

#[test]
fn header_names_are_http_tokens() {
    assert_help(
        &request(r#"headers: { "x« »y": "a" }"#),
        "invalid character ` ` in header name `x y`",
        "letters, digits",
    );
    assert_mistakes(&request(r#"headers: { "x«:»": "a" }"#), &["invalid character `:` in header name `x:`"]);
    assert_mistakes(&request(r#"headers: { "«é»": "a" }"#), &["invalid character `é` in header name `é`"]);
    assert_mistakes(&request(r#"headers: { «é»: "a" }"#), &["invalid character `é` in header name `é`"]);
    assert_mistakes(&request(r#"headers: { "«": "a" }"#), &["missing header name"]);
}

#[test]
fn headers_are_there_once() {
    assert_help(
        &request(r#"headers: { accept: "a", "«Accept»": "b" }"#),
        "duplicate header `Accept`",
        "case-insensitive",
    );
    assert_mistakes(&request(r#"headers: { a: "a", «a»: "b" }"#), &["duplicate header `a`"]);
}

#[test]
fn headers_of_the_connection_are_refused() {
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
        let refused = format!("header `{name}` is not allowed in a declaration");
        assert_mistakes(&request(&format!("headers: {{ \"«{name}»\": \"a\" }}")), &[&refused]);
    }
    assert_help(
        &request(r#"headers: { «host»: "a" }"#),
        "header `host` is not allowed in a declaration",
        "the connection",
    );
}

#[test]
fn header_values_are_visible_ascii() {
    assert_help(
        &request(r#"headers: { a: "« »b" }"#),
        "unexpected space at the start of a header value",
        "visible ASCII",
    );
    assert_mistakes(&request(r#"headers: { a: "{{id}}« »" }"#), &["unexpected space at the end of a header value"]);
    assert_mistakes(&request(r#"headers: { a: "b«\n»c" }"#), &["invalid character `\\n` in a header value"]);
    assert_mistakes(&request(r#"headers: { a: "b«\t»c" }"#), &["invalid character `\\t` in a header value"]);
    assert_mistakes(&request(r#"headers: { a: "caf«é»" }"#), &["invalid character `é` in a header value"]);
}

#[test]
fn a_fallback_is_judged_when_it_is_sent() {
    assert_fine(&request(r#"headers: { a: "{{note ?? 'none'}}" }"#));
}

#[test]
fn text_values_are_templates_or_literals() {
    for pairs in ["headers: { a: VALUE }", "parameters: { a: VALUE }", "method: POST, body: form { a: VALUE }"] {
        for (value, message) in [
            ("«null»", "expected text, found `null`"),
            ("«{ b: 1 }»", "expected a template or a literal, found `{ … }`"),
            ("«[1]»", "expected a template or a literal, found `[ … ]`"),
            ("«id»", "unknown value `id`"),
        ] {
            assert_mistakes(&request(&pairs.replace("VALUE", value)), &[message]);
        }
    }
}

#[test]
fn pairs_stand_in_braces() {
    assert_mistakes(&request("headers: «[]»"), &["expected `{ name: value }` after `headers`, found `[ … ]`"]);
    assert_mistakes(&request("parameters: «\"a=b\"»"), &["expected `{ name: value }` after `parameters`, found text"]);
}

#[test]
fn parameters_are_there_once() {
    assert_fine(&request(r#"parameters: { a: "{{id}}", "b c": 5, A: true }"#));
    assert_mistakes(&request(r#"parameters: { a: 1, "«a»": 2 }"#), &["duplicate parameter `a`"]);
    assert_mistakes(&request(r#"parameters: { "«": 1 }"#), &["missing parameter name"]);
    assert_mistakes(
        &server(r#"url: "https://a.example/?a=1&b%20c={{id}}", parameters: { «a»: 1, "«b c»": 2, d: 3 }"#),
        &["duplicate parameter `a`", "duplicate parameter `b c`"],
    );
}
