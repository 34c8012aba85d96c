use serde_json::{Value, json};
use url::Url;

use super::super::sample::{BROKEN, Base, MAYBE, OPTIONAL, SEGMENT, Sample, TEXT, host_action, render, sample, token};
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
fn a_slash_at_the_end_of_a_base_is_not_doubled() {
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
fn a_base_alone_stays_as_it_is() {
    for (base, expected) in [
        ("https://x.example", "https://x.example/?x=1"),
        ("https://x.example/v1", "https://x.example/v1?x=1"),
        ("https://x.example/v1/", "https://x.example/v1/?x=1"),
    ] {
        assert_eq!(on_base(base, json!([])).unwrap(), expected, "{base}");
    }
}

#[test]
fn a_base_with_more_than_a_path_is_refused() {
    for base in ["https://x.example/?q=1", "https://x.example/#f", "mailto:a@x.example", "data:text/plain,x"] {
        for path in [json!([["c"]]), json!([])] {
            let error = on_base(base, path).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Render, "{base}");
            assert!(!error.message().contains("example"), "{error}");
        }
    }
}

#[test]
fn an_origin_may_be_written_as_no_parser_would_write_it() {
    let url = url(
        json!({ "start": { "origin": "HTTPS://API.Example.com:443" }, "path": [[token(SEGMENT)], [""]] }),
        &sample("a"),
    );
    assert_eq!(url.unwrap(), "https://api.example.com/a/");
}

#[test]
fn a_segment_that_would_vanish_is_refused() {
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
        let error = in_segment(template.clone(), text).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Render, "{template} {text}");
        assert!(error.message().contains("part 2 of its path"), "{error}");
    }
}

#[test]
fn a_segment_that_only_looks_like_dots_stays() {
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
fn what_stands_for_none_is_encoded_like_a_value() {
    let token = json!(["inputs", OPTIONAL, { "text": "no/ne" }]);
    assert_eq!(in_segment(json!([token]), "").unwrap(), "https://x.example/a/no%2Fne/b");
}

#[test]
fn a_query_value_without_a_value_is_empty() {
    let spec = json!({ "start": { "origin": "https://x.example" }, "query": [["a", [token(MAYBE)]], ["b", null]] });
    assert_eq!(url(spec, &sample("")).unwrap(), "https://x.example/?a=&b");
}

#[test]
fn a_result_that_differs_from_the_declaration_is_refused() {
    for spec in [
        json!({ "start": { "origin": "https://x.example" }, "path": [["a\\b"], [token(SEGMENT)]] }),
        json!({ "start": { "origin": "https://x.example" }, "path": [["a"], [".."], [token(SEGMENT)]] }),
        json!({ "start": { "origin": "https://x.example" }, "path": [["a#b"], [token(SEGMENT)]] }),
        json!({ "start": { "origin": "https://x.example" }, "path": [["a?b"]] }),
        json!({ "start": { "origin": "https://x.example" }, "path": [[token(SEGMENT)], ["b/c"]] }),
        json!({ "start": { "origin": "https://x.example" }, "query": [["a", ["#", token(TEXT)]]] }),
        json!({ "start": { "opaque": "mailto:a@x.example#" }, "query": [["subject", [token(TEXT)]]] }),
    ] {
        let error = url(spec.clone(), &sample("v")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Render, "{spec}");
        assert!(error.message().starts_with("the URL"), "{error}");
    }
}

#[test]
fn an_empty_first_segment_does_not_become_the_host() {
    let spec = json!({ "start": { "origin": "https://x.example" }, "path": [[], ["evil.example"], [token(SEGMENT)]] });
    assert_eq!(url(spec, &sample("v")).unwrap().as_str(), "https://x.example//evil.example/v");
}

#[test]
fn a_value_that_cannot_be_written_is_refused() {
    let error = in_segment(json!([token(BROKEN)]), "").unwrap_err();
    assert_eq!((error.kind(), error.message()), (ErrorKind::Render, "a value for the URL cannot be written"));
}

#[test]
fn a_telephone_link_stays_as_written() {
    let spec = json!({ "start": { "opaque": "tel:+31201234567" } });
    assert_eq!(url(spec, &sample("")).unwrap(), "tel:+31201234567");
}
