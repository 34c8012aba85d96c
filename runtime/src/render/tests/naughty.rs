//! Renders hostile values in every place. Each value arrives unchanged, or is rejected.

use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
use url::{Url, form_urlencoded};

use super::super::sample::{SEGMENT, Sample, TEXT, WHOLE, host_action, naughty, request, sample, token};
use super::traces::traced;
use crate::error::ErrorKind;
use crate::protocol::HostAction;
use crate::transport::Request;

fn everywhere(check: impl Fn(&str, &Sample)) {
    let strings = naughty();
    assert!(strings.len() > 500, "{}", strings.len());
    for text in strings {
        check(&text, &sample(&text));
    }
}

fn server(changes: Value) -> Value {
    let mut server =
        json!({ "method": "POST", "url": { "start": { "origin": "https://api.example.com:8443" }, "path": [["v1"]] } });
    for (name, value) in changes.as_object().unwrap() {
        server[name] = value.clone();
    }
    server
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().unwrap().into_owned()
}

fn assert_same_place(url: &Url, text: &str) {
    let place = (url.scheme(), url.host_str(), url.port(), url.username(), url.password());
    assert_eq!(place, ("https", Some("api.example.com"), Some(8443), "", None), "{text:?}");
}

fn assert_headers(request: &Request, names: &[&str], text: &str) {
    let found: Vec<&str> = request.headers.keys().map(|name| name.as_str()).collect();
    assert_eq!(found, names, "{text:?}");
}

#[test]
fn preserves_or_rejects_any_value_in_a_path_segment() {
    let declared = server(json!({ "url": {
        "start": { "origin": "https://api.example.com:8443" },
        "path": [["v1"], [token(SEGMENT)], ["x-", token(TEXT)], ["end"]],
    } }));
    everywhere(|text, values| match request(declared.clone(), values) {
        Ok(request) => {
            assert_same_place(&request.url, text);
            let segments: Vec<String> = request.url.path_segments().unwrap().map(decoded).collect();
            assert_eq!(segments, ["v1", text, &format!("x-{text}"), "end"]);
            assert_eq!((request.url.query(), request.url.fragment()), (None, None), "{text:?}");
        }
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Render);
            assert!(matches!(text, "" | "." | ".."), "{text:?}: {error}");
        }
    });
}

#[test]
fn preserves_any_value_in_a_query_value() {
    let declared = server(json!({ "url": {
        "start": { "origin": "https://api.example.com:8443" },
        "path": [["v1"]],
        "query": [["a", [token(TEXT)]], ["flag", null], ["b", ["<", token(TEXT), ">"]]],
    } }));
    everywhere(|text, values| {
        let url = request(declared.clone(), values).unwrap().url;
        assert_same_place(&url, text);
        assert_eq!((url.path(), url.fragment()), ("/v1", None), "{text:?}");
        let pairs: Vec<&str> = url.query().unwrap().split('&').collect();
        let pairs: Vec<(String, Option<String>)> = pairs
            .iter()
            .map(|pair| {
                pair.split_once('=')
                    .map_or((decoded(pair), None), |(name, value)| (decoded(name), Some(decoded(value))))
            })
            .collect();
        let expected = [
            ("a".to_owned(), Some(text.to_owned())),
            ("flag".to_owned(), None),
            ("b".to_owned(), Some(format!("<{text}>"))),
        ];
        assert_eq!(pairs, expected);
    });
}

#[test]
fn preserves_any_value_in_a_parameter() {
    let declared = server(json!({ "parameters": [["first", [token(TEXT)]], ["a b&", ["= ", token(TEXT)]]] }));
    everywhere(|text, values| {
        let url = request(declared.clone(), values).unwrap().url;
        assert_same_place(&url, text);
        assert_eq!((url.path(), url.fragment()), ("/v1", None), "{text:?}");
        let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        assert_eq!(pairs, [("first".to_owned(), text.to_owned()), ("a b&".to_owned(), format!("= {text}"))]);
    });
}

#[test]
fn preserves_any_value_in_a_form_field() {
    let declared = server(json!({ "body": { "form": [["first", [token(TEXT)]], ["a b&", ["= ", token(TEXT)]]] } }));
    everywhere(|text, values| {
        let request = request(declared.clone(), values).unwrap();
        assert_headers(&request, &["content-type"], text);
        let pairs: Vec<(String, String)> = form_urlencoded::parse(&request.body.unwrap()).into_owned().collect();
        assert_eq!(pairs, [("first".to_owned(), text.to_owned()), ("a b&".to_owned(), format!("= {text}"))]);
    });
}

#[test]
fn preserves_visible_values_in_a_header_and_rejects_others() {
    let declared = server(json!({ "headers": [["x-first", [token(TEXT)]], ["x-other", ["<", token(TEXT), ">"]]] }));
    everywhere(|text, values| {
        let fits = text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) && text.trim_matches(' ') == text;
        let (outcome, traces) = traced(|| request(declared.clone(), values));
        match outcome {
            Ok(request) => {
                assert!(fits, "{text:?}");
                assert_headers(&request, &["x-first", "x-other"], text);
                assert_eq!(request.headers["x-first"], text);
                assert_eq!(request.headers["x-other"], format!("<{text}>"));
            }
            Err(error) => {
                assert!(!fits, "{text:?}: {error}");
                assert_eq!(error.kind(), ErrorKind::Render);
                assert!(traces.contains("x-first"), "{traces}");
            }
        }
    });
}

#[test]
fn preserves_any_value_in_a_json_body() {
    let declared = server(json!({ "body": { "json": { "object": [
        ["whole", { "whole": token(WHOLE) }],
        ["te\"xt", { "text": ["{\"a\":", token(TEXT), "\n}"] }],
        ["list", { "array": [{ "text": [token(TEXT)] }, { "number": "1.50" }, { "object": [] }] }],
    ] } } }));
    everywhere(|text, values| {
        let request = request(declared.clone(), values).unwrap();
        assert_headers(&request, &["content-type"], text);
        let body: Value = serde_json::from_slice(&request.body.unwrap()).unwrap();
        let expected = json!({ "whole": text, "te\"xt": format!("{{\"a\":{text}\n}}"), "list": [text, 1.5, {}] });
        assert_eq!(body, expected);
    });
}

#[test]
fn copies_any_value_into_a_text_body_and_a_message() {
    let declared = server(json!({ "body": { "text": ["<", token(TEXT), ">"] } }));
    let message = json!({ "send_message": { "message": ["<", token(TEXT), ">"] } });
    everywhere(|text, values| {
        let body = request(declared.clone(), values).unwrap().body.unwrap();
        assert_eq!(body, format!("<{text}>"));
        let HostAction::Message(message) = host_action(message.clone(), values).unwrap() else {
            panic!("no message");
        };
        assert_eq!(message.text, format!("<{text}>"));
    });
}

#[test]
fn preserves_any_value_in_a_client_input() {
    let client = json!({ "client": { "inputs": [["whole", { "whole": token(WHOLE) }], ["text", { "text": [token(TEXT), "!"] }]] } });
    everywhere(|text, values| {
        let HostAction::Client(call) = host_action(client.clone(), values).unwrap() else {
            panic!("no client call");
        };
        let inputs: Value = serde_json::from_slice(&call.inputs).unwrap();
        assert_eq!(inputs, json!({ "whole": text, "text": format!("{text}!") }));
    });
}

#[test]
fn preserves_any_value_in_a_link() {
    let link = json!({ "link": {
        "start": { "origin": "https://api.example.com:8443" },
        "path": [["maps"]],
        "query": [["q", [token(TEXT)]]],
        "fragment": ["at-", token(TEXT)],
    } });
    everywhere(|text, values| {
        let HostAction::Link(link) = host_action(link.clone(), values).unwrap() else {
            panic!("no link");
        };
        assert_same_place(&link.url, text);
        assert_eq!(link.url.path(), "/maps", "{text:?}");
        assert_eq!(decoded(link.url.query().unwrap()), format!("q={text}"));
        assert_eq!(decoded(link.url.fragment().unwrap()), format!("at-{text}"));
    });
}

#[test]
fn preserves_any_value_in_the_query_of_a_mail_link() {
    let link = json!({ "link": {
        "start": { "opaque": "mailto:desk@example.com" },
        "query": [["subject", [token(TEXT)]], ["body", ["x", token(TEXT)]]],
    } });
    everywhere(|text, values| {
        let HostAction::Link(link) = host_action(link.clone(), values).unwrap() else {
            panic!("no link");
        };
        assert_eq!((link.url.scheme(), link.url.path()), ("mailto", "desk@example.com"), "{text:?}");
        let pairs: Vec<(String, String)> = link.url.query_pairs().into_owned().collect();
        assert_eq!(pairs, [("subject".to_owned(), text.to_owned()), ("body".to_owned(), format!("x{text}"))]);
    });
}
