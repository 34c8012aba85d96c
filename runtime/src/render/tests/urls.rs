use serde_json::{Value, json};
use url::Url;

use super::super::sample::{BROKEN, Base, MAYBE, OPTIONAL, SEGMENT, Sample, TEXT, host_action, render, sample, token};
use super::traces::traced;
use crate::action::Action;
use crate::error::{ErrorKind, FunctionError};
use crate::protocol::HostAction;

fn url(url: Value, inputs: &Sample) -> Result<String, FunctionError> {
    match host_action(json!({ "link": url }), inputs)? {
        HostAction::Link(link) => Ok(link.url.into()),
        other => panic!("no link: {other:?}"),
    }
}

fn on_base(base: &str, path: Value) -> Result<String, FunctionError> {
    let url = json!({ "start": { "base": 0 }, "path": path, "query": [["x", ["1"]]] });
    let server = json!({ "server": { "method": "GET", "url": url } });
    match render(server, &sample("a/b"), &Base(Url::parse(base).unwrap()))? {
        Some(Action::Request(request)) => Ok(request.url.into()),
        other => panic!("no request: {other:?}"),
    }
}

fn in_segment(template: Value, text: &str) -> Result<String, FunctionError> {
    url(json!({ "start": { "origin": "https://x.example" }, "path": [["a"], template, ["b"]] }), &sample(text))
}

#[test]
fn does_not_double_the_slash_at_the_end_of_a_base() {
    for (base, expected) in [
        ("https://x.example", "https://x.example/c/a%2Fb?x=1"),
        ("https://x.example/", "https://x.example/c/a%2Fb?x=1"),
        ("https://x.example/v1", "https://x.example/v1/c/a%2Fb?x=1"),
        ("https://x.example/v1/", "https://x.example/v1/c/a%2Fb?x=1"),
        ("http://127.0.0.1:8080/v1/p%20q/", "http://127.0.0.1:8080/v1/p%20q/c/a%2Fb?x=1"),
        ("http://[::1]:8080", "http://[::1]:8080/c/a%2Fb?x=1"),
    ] {
        assert_eq!(on_base(base, json!([["c"], [token(SEGMENT)]])).unwrap(), expected, "{base}");
    }
}

#[test]
fn keeps_the_path_of_a_base_without_a_declared_path() {
    for (base, expected) in [
        ("https://x.example", "https://x.example/?x=1"),
        ("https://x.example/v1", "https://x.example/v1?x=1"),
        ("https://x.example/v1/", "https://x.example/v1/?x=1"),
    ] {
        assert_eq!(on_base(base, json!([])).unwrap(), expected, "{base}");
    }
}

#[test]
fn rejects_a_base_with_more_than_a_path() {
    for base in ["https://x.example/?q=1", "https://x.example/#f", "mailto:a@x.example", "data:text/plain,x"] {
        for path in [json!([["c"]]), json!([])] {
            let error = on_base(base, path).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Render, "{base}");
            assert!(!error.message().contains("example"), "{error}");
        }
    }
}

#[test]
fn normalizes_the_origin() {
    let url = url(
        json!({ "start": { "origin": "HTTPS://API.Example.com:443" }, "path": [[token(SEGMENT)], [""]] }),
        &sample("a"),
    );
    assert_eq!(url.unwrap(), "https://api.example.com/a/");
}

#[test]
fn rejects_segments_that_a_parser_would_remove() {
    for (template, text) in [
        (json!([token(SEGMENT)]), ""),
        (json!([token(SEGMENT)]), "."),
        (json!([token(SEGMENT)]), ".."),
        (json!([".", token(SEGMENT)]), ""),
        (json!([".", token(SEGMENT)]), "."),
        (json!(["%2e", token(SEGMENT)]), ""),
        (json!(["%2E", token(SEGMENT)]), "."),
        (json!([token(SEGMENT), token(SEGMENT)]), "."),
    ] {
        let (outcome, traces) = traced(|| in_segment(template.clone(), text));
        assert_eq!(outcome.unwrap_err().kind(), ErrorKind::Render, "{template} {text}");
        assert!(traces.contains("path segment 2 would be empty"), "{traces}");
    }
}

#[test]
fn keeps_segments_that_only_look_like_dots() {
    for (template, text, expected) in [
        (json!([token(SEGMENT)]), "%2e", "%252e"),
        (json!([token(SEGMENT)]), "...", "..."),
        (json!(["%2e", token(SEGMENT)]), "..", "%2e.."),
        (json!([token(SEGMENT)]), "../../etc", "..%2F..%2Fetc"),
    ] {
        assert_eq!(in_segment(template, text).unwrap(), format!("https://x.example/a/{expected}/b"));
    }
}

#[test]
fn encodes_a_fallback_like_a_value() {
    let token = json!(["inputs", OPTIONAL, { "text": "no/ne" }]);
    assert_eq!(in_segment(json!([token]), "").unwrap(), "https://x.example/a/no%2Fne/b");
}

#[test]
fn writes_an_empty_query_value_for_none() {
    let spec = json!({ "start": { "origin": "https://x.example" }, "query": [["a", [token(MAYBE)]], ["b", null]] });
    assert_eq!(url(spec, &sample("")).unwrap(), "https://x.example/?a=&b");
}

#[test]
fn rejects_a_result_that_differs_from_the_declaration() {
    for spec in [
        json!({ "start": { "origin": "https://x.example" }, "path": [["a\\b"], [token(SEGMENT)]] }),
        json!({ "start": { "origin": "https://x.example" }, "path": [["a"], [".."], [token(SEGMENT)]] }),
        json!({ "start": { "origin": "https://x.example" }, "path": [["a#b"], [token(SEGMENT)]] }),
        json!({ "start": { "origin": "https://x.example" }, "path": [["a?b"]] }),
        json!({ "start": { "origin": "https://x.example" }, "path": [[token(SEGMENT)], ["b/c"]] }),
        json!({ "start": { "origin": "https://x.example" }, "query": [["a", ["#", token(TEXT)]]] }),
        json!({ "start": { "opaque": "mailto:a@x.example#" }, "query": [["subject", [token(TEXT)]]] }),
    ] {
        let (outcome, traces) = traced(|| url(spec.clone(), &sample("v")));
        assert_eq!(outcome.unwrap_err().kind(), ErrorKind::Render, "{spec}");
        assert!(traces.contains("place=the URL"), "{traces}");
    }
}

#[test]
fn keeps_the_host_if_the_first_segment_is_empty() {
    let spec = json!({ "start": { "origin": "https://x.example" }, "path": [[], ["evil.example"], [token(SEGMENT)]] });
    assert_eq!(url(spec, &sample("v")).unwrap().as_str(), "https://x.example//evil.example/v");
}

#[test]
fn rejects_a_value_that_cannot_be_written() {
    let (outcome, traces) = traced(|| in_segment(json!([token(BROKEN)]), ""));
    assert_eq!(outcome.unwrap_err().kind(), ErrorKind::Render);
    assert!(traces.contains("place=the URL reason=\"its `Display` or `Serialize` failed\""), "{traces}");
}

#[test]
fn keeps_a_telephone_link_unchanged() {
    let spec = json!({ "start": { "opaque": "tel:+31201234567" } });
    assert_eq!(url(spec, &sample("")).unwrap(), "tel:+31201234567");
}
