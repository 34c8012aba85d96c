//! Values may be any text: they change nothing of a request but the parts that they are declared for.
//!
//! `cargo xtask soak url` runs it for 10 minutes.

#![no_main]

use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
use widget_functions::transport::Request;
use widget_functions::{ErrorKind, Url};
use widget_functions_fuzz::block_on;
use widget_functions_fuzz::json::{is_success, reply};
use widget_functions_fuzz::service::Service;
use widget_functions_fuzz::widget::{Card, fuzzed, shared_instance};

#[derive(Arbitrary, Debug)]
struct Input {
    a: String,
    b: String,
    c: Option<String>,
    n: i64,
}

fuzz_target!(|input: Input| {
    let (card, service) = shared_instance();
    block_on(async {
        check_send(card, service, &input).await;
        check_bare(card, service, &input).await;
        check_form(card, service, &input).await;
        check_link(card, &input).await;
        check_mail(card, &input).await;
    });
});

async fn check_send(card: &Card, service: &Service, input: &Input) {
    let Input { a, b, c, n } = input;
    let call = fuzzed::Send { a: a.clone(), b: b.clone(), c: c.clone(), n: *n };
    let outcome = card.call(call).run(&()).await;
    let Some(request) = service.take_request() else {
        let error = outcome.expect_err("nothing was sent");
        assert_eq!(error.kind(), ErrorKind::Render);
        assert!(is_dots(a) || c.as_deref().is_some_and(|c| !is_header(c)), "{error}: {input:?}");
        return;
    };
    outcome.expect("a success");
    assert!(!is_dots(a), "{input:?}");
    let segments = ["v1", "items", a, &format!("x{b}y"), &n.to_string(), "end"];
    assert_path(&request.url, &segments);
    let mut query = vec![("fixed", "1"), ("q", b), ("p", a)];
    query.extend(c.as_deref().map(|c| ("maybe", c)));
    assert_query(&request.url, &query);
    assert_eq!(request.url.fragment(), None);
    assert_headers(&request, c.as_deref());
    let body: Value = serde_json::from_slice(request.body.as_ref().expect("a body")).expect("JSON");
    assert_eq!(body, json!({ "a": a, "mixed": format!("<{b}>"), "c": c, "n": n }));
}

async fn check_bare(card: &Card, service: &Service, input: &Input) {
    let Input { a, b, .. } = input;
    let outcome = card.call(fuzzed::Bare { a: a.clone(), b: b.clone() }).run(&()).await;
    let sent = service.take_request();
    assert_eq!(sent.is_some(), !is_dots(a) && !is_dots(b), "{outcome:?}: {input:?}");
    if let Some(request) = sent {
        assert_path(&request.url, &["v1", a, b]);
        assert_eq!((request.url.query(), request.url.fragment()), (None, None));
    }
}

async fn check_form(card: &Card, service: &Service, input: &Input) {
    let Input { a, b, .. } = input;
    card.call(fuzzed::Form { a: a.clone(), b: b.clone() }).run(&()).await.expect("a success");
    let request = service.take_request().expect("a request");
    let body = request.body.expect("a body");
    let fields: Vec<_> = url::form_urlencoded::parse(&body).collect();
    let expected = [("a", a.clone()), ("b c", format!("-{b}"))];
    assert_eq!(fields, expected.map(|(name, value)| (name.into(), value.into())));
}

async fn check_link(card: &Card, input: &Input) {
    let Input { a, b, .. } = input;
    let Some(url) = link(card, "open", input).await else {
        assert!(is_dots(a), "{input:?}");
        return;
    };
    assert!(!is_dots(a), "{input:?}");
    assert_eq!((url.scheme(), url.host_str(), url.port()), ("https", Some("maps.example"), Some(8443)));
    assert_segments(&url, &["at", a]);
    assert_query(&url, &[("q", b), ("z", "1")]);
    assert_eq!(decoded(url.fragment().expect("a fragment")), format!("f{a}"));
}

async fn check_mail(card: &Card, input: &Input) {
    let Input { a, b, .. } = input;
    let url = link(card, "mail", input).await.expect("a link");
    assert_eq!((url.scheme(), url.path()), ("mailto", "desk@studio.example"));
    assert_query(&url, &[("subject", a), ("body", b)]);
    assert_eq!(url.fragment(), None);
}

/// The rendered link.
async fn link(card: &Card, function: &str, input: &Input) -> Option<Url> {
    let body = json!({ "function": function, "inputs": { "a": input.a, "b": input.b } });
    let reply = reply(card.to_dyn().link(body.to_string()).await.expect("an instance").to_json());
    is_success(&reply).then(|| reply["url"].as_str().expect("a text").parse().expect("a URL"))
}

/// The request goes where the config points, and to the declared path.
#[track_caller]
fn assert_path(url: &Url, segments: &[&str]) {
    assert_eq!((url.scheme(), url.host_str(), url.port()), ("https", Some("api.example"), Some(8443)));
    assert_eq!((url.username(), url.password()), ("", None));
    assert_segments(url, segments);
}

#[track_caller]
fn assert_segments(url: &Url, segments: &[&str]) {
    let found: Vec<String> = url.path_segments().expect("a path").map(decoded).collect();
    assert_eq!(found, segments, "{url}");
}

#[track_caller]
fn assert_query(url: &Url, pairs: &[(&str, &str)]) {
    let found: Vec<(String, String)> = url.query_pairs().map(|(n, v)| (n.into_owned(), v.into_owned())).collect();
    let expected: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    assert_eq!(found, expected, "{url}");
}

#[track_caller]
fn assert_headers(request: &Request, value: Option<&str>) {
    let found: Vec<_> = request.headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    let mut expected: Vec<(&str, &[u8])> = value.map(|value| ("x-value", value.as_bytes())).into_iter().collect();
    expected.push(("content-type", b"application/json"));
    assert_eq!(found, expected);
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().expect("UTF-8").into_owned()
}

/// Whether a URL parser would remove the segment.
fn is_dots(segment: &str) -> bool {
    matches!(segment, "" | "." | "..")
}

/// Whether a header can have this value.
fn is_header(value: &str) -> bool {
    value.bytes().all(|byte| matches!(byte, b' '..=b'~')) && value.trim_matches(' ').len() == value.len()
}
