use std::time::Duration;

use serde_json::{Value, json};

use super::super::sample::{
    MAYBE, NUMBER, OPTIONAL, Sample, TEXT, WHOLE_NUMBER, plan, render, request, sample, scope, token,
};
use super::super::{Limits, action};
use super::traces::traced;
use crate::action::Action;
use crate::error::ErrorKind;
use crate::transport::{ReadBody, Request};

fn post(changes: Value) -> Value {
    let mut server =
        json!({ "method": "POST", "url": { "start": { "origin": "https://x.example" }, "path": [["a"]] } });
    for (name, value) in changes.as_object().unwrap() {
        server[name] = value.clone();
    }
    server
}

fn rendered(changes: Value, inputs: &Sample) -> Request {
    request(post(changes), inputs).unwrap()
}

fn with_maybe(maybe: &str) -> Sample {
    Sample { maybe: Some(maybe.to_owned()), ..sample("t") }
}

#[test]
fn renders_a_bare_request_without_headers_and_body() {
    let request =
        request(json!({ "method": "GET", "url": { "start": { "origin": "https://x.example" } } }), &sample(""));
    let request = request.unwrap();
    assert_eq!((request.method.as_str(), request.url.as_str()), ("GET", "https://x.example/"));
    assert!(request.headers.is_empty());
    assert_eq!(request.body, None);
}

#[test]
fn adds_the_content_type_of_the_body() {
    for (body, expected) in [
        (json!({ "json": "null" }), "application/json"),
        (json!({ "form": [] }), "application/x-www-form-urlencoded"),
        (json!({ "text": ["x"] }), "text/plain; charset=utf-8"),
    ] {
        assert_eq!(rendered(json!({ "body": body }), &sample("")).headers["content-type"], expected);
    }
}

#[test]
fn prefers_the_declared_content_type() {
    let changes = json!({ "headers": [["Content-Type", ["application/merge-patch+json"]]], "body": { "json": { "object": [] } } });
    let headers = rendered(changes, &sample("")).headers;
    assert_eq!(headers.get_all("content-type").iter().collect::<Vec<_>>(), ["application/merge-patch+json"]);
}

#[test]
fn leaves_out_pairs_whose_value_is_a_lone_none() {
    let pairs = json!([["none", [token(MAYBE)]], ["beside", ["<", token(MAYBE), ">"]], ["or", [["inputs", OPTIONAL, { "text": "x y" }]]]]);
    let changes = json!({ "headers": pairs, "parameters": pairs, "body": { "form": pairs } });
    let request = rendered(changes, &sample(""));
    assert_eq!(request.url.query(), Some("beside=%3C%3E&or=x+y"));
    assert_eq!(request.body.unwrap(), "beside=%3C%3E&or=x+y");
    assert_eq!(request.headers.len(), 3);
    assert_eq!((&request.headers["beside"], &request.headers["or"]), (&"<>".parse().unwrap(), &"x y".parse().unwrap()));
}

#[test]
fn writes_pairs_whose_value_is_a_lone_value() {
    let pairs = json!([["some", [token(MAYBE)]], ["number", [token(NUMBER)]]]);
    let changes = json!({ "headers": pairs, "parameters": pairs, "body": { "form": pairs } });
    let request = rendered(changes, &with_maybe(""));
    assert_eq!(request.url.query(), Some("some=&number=42"));
    assert_eq!(request.body.unwrap(), "some=&number=42");
    assert_eq!((&request.headers["some"], &request.headers["number"]), (&"".parse().unwrap(), &"42".parse().unwrap()));
}

#[test]
fn appends_parameters_to_the_query_of_the_url() {
    let url = |query: Value| json!({ "start": { "origin": "https://x.example" }, "query": query });
    let parameters = json!([["none", [token(MAYBE)]], ["b", [token(TEXT)]]]);
    for (query, expected) in [(json!([["a", ["1"]]]), "a=1&b=t"), (json!([["a", null]]), "a&b=t"), (json!([]), "b=t")] {
        let request = rendered(json!({ "url": url(query), "parameters": parameters }), &sample("t"));
        assert_eq!(request.url.query(), Some(expected));
    }
}

#[test]
fn adds_no_query_if_all_parameters_are_left_out() {
    let request = rendered(json!({ "parameters": [["none", [token(MAYBE)]]] }), &sample(""));
    assert_eq!(request.url.as_str(), "https://x.example/a");
}

#[test]
fn marks_headers_with_values_as_sensitive() {
    let request = rendered(json!({ "headers": [["a", [token(TEXT)]], ["b", ["fixed"]]] }), &sample("s3cret"));
    assert!(request.headers["a"].is_sensitive());
    assert!(!format!("{:?}", request.headers).contains("s3cret"));
}

#[test]
fn traces_a_rejected_header_without_its_value() {
    let server = post(json!({ "headers": [["x-note", ["a", token(TEXT)]]] }));
    let (outcome, traces) = traced(|| request(server, &sample("s3cret\n")));
    let error = outcome.unwrap_err();
    assert_eq!((error.kind(), error.message()), (ErrorKind::Render, "this value cannot be used here"));
    assert!(traces.contains("`x-note`") && !traces.contains("s3cret"), "{traces}");
}

#[test]
fn keeps_the_type_of_whole_json_values() {
    let json =
        json!({ "json": { "object": [["n", { "whole": token(WHOLE_NUMBER) }], ["t", { "text": [token(NUMBER)] }]] } });
    assert_eq!(rendered(json!({ "body": json }), &sample("")).body.unwrap(), r#"{"n":42,"t":"42"}"#);
}

#[test]
fn applies_the_limits_unless_a_timeout_is_declared() {
    let request = rendered(json!({}), &sample(""));
    assert_eq!((request.timeout, request.max_response_body_bytes), (Duration::from_secs(10), 1024));
    assert_eq!(rendered(json!({ "timeout_ms": 500 }), &sample("")).timeout, Duration::from_millis(500));
}

#[test]
fn reads_a_body_only_if_something_uses_it() {
    let limits = Limits { timeout: Duration::from_secs(1), max_response_body_bytes: 1 };
    for (returns, error_message, expected) in [
        (json!([]), Value::Null, ReadBody { success: false, failure: false }),
        (json!([{ "name": "seat" }]), Value::Null, ReadBody { success: true, failure: false }),
        (json!([]), json!(["error", "message"]), ReadBody { success: false, failure: true }),
    ] {
        let server = post(json!({ "error_message": error_message }));
        let function = plan::<(), ()>(json!({ "returns": returns, "action": { "server": server } }));
        let Some(Action::Request(request)) = action(&function, scope(&(), &()), &limits).unwrap() else {
            panic!("no request");
        };
        assert_eq!(request.read, expected);
    }
}

#[test]
fn renders_no_action_for_functions_that_only_change_the_record() {
    for action in [json!("dismiss"), json!({ "set_variables": [["a", { "number": "1" }]] })] {
        assert!(render(action, &sample(""), &()).unwrap().is_none());
    }
}

#[test]
fn fails_internally_if_a_getter_does_not_exist() {
    for part in [json!(["inputs", 99]), json!(["response", 0]), json!(["error", 0])] {
        let error = request(post(json!({ "headers": [["a", [part]]] })), &sample("")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Internal);
    }
}
