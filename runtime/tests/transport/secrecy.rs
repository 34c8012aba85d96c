//! Secrets in errors and `Debug` output.

use std::error::Error;

use http::HeaderValue;

use super::*;
use crate::failures::without_names;

const SECRETS: [&str; 6] =
    ["key-in-path", "key-in-query", "key-in-header", "key-in-body", "key-in-answer", "secret-host"];

/// Returns a request with a secret in every place that can contain one.
fn secret_request(base: &Url) -> Request {
    let url = base.join("key-in-path?token=key-in-query").unwrap();
    let mut request = post(url);
    request.headers.insert("authorization", HeaderValue::from_static("Bearer key-in-header"));
    request.body = Some("key-in-body".into());
    request.timeout = Duration::from_millis(500);
    request
}

/// Returns every text of an error: `Display` and `Debug` of itself and of every source.
fn texts(error: &TransportError) -> String {
    let mut texts = String::new();
    let mut next = Some(error as &dyn Error);
    while let Some(error) = next {
        texts += &format!("{error}\n{error:?}\n{error:#?}\n");
        next = error.source();
    }
    texts
}

fn assert_silent(text: &str, base: &Url) {
    let address = format!("{}:{}", base.host_str().unwrap(), base.port().unwrap_or(80));
    for secret in SECRETS.iter().copied().chain([base.as_str(), &address]) {
        assert!(!text.contains(secret), "{secret} stands in {text}");
    }
}

#[tokio::test]
async fn leaks_no_secret_in_errors_of_responses() {
    for reply in [
        Reply::nothing(),
        Reply::raw("").reset(),
        Reply::half_head(),
        Reply::silence(),
        Reply::raw("key-in-answer\r\n\r\n"),
        Reply::raw("HTTP/1.1 200 OK\r\nkey-in-answer\r\n\r\n"),
        Reply::truncated(200, 100, b"key-in-answer"),
        Reply::stalled(200, 100, b"key-in-answer"),
        Reply::endless(200),
        Reply::body(200, "content-encoding: gzip\r\n", b"key-in-answer"),
    ] {
        let upstream = Upstream::start(move |_| reply.clone()).await;
        let request = secret_request(&upstream.url());
        let error = Reqwest::new().unwrap().send(request).await.unwrap_err();
        assert_silent(&texts(&error), &upstream.url());
    }
}

#[tokio::test]
async fn leaks_no_secret_in_errors_of_connections() {
    for base in ["http://127.0.0.1:1/", "https://127.0.0.1:1/", "ftp://127.0.0.1:1/"] {
        let base = Url::parse(base).unwrap();
        let error = Reqwest::new().unwrap().send(secret_request(&base)).await.unwrap_err();
        assert_silent(&texts(&error), &base);
    }
}

/// The host of a base URL can be a secret. Resolvers and certificate checks name it in their errors.
#[tokio::test]
async fn names_no_host_in_errors() {
    let base = Url::parse("http://secret-host.example/").unwrap();
    let transport = Reqwest::with_client(without_names());
    let error = transport.send(secret_request(&base)).await.unwrap_err();
    assert_silent(&texts(&error), &base);
    assert!(texts(&error).contains("there is no (host)"), "{}", texts(&error));
}

#[tokio::test]
async fn describes_the_cause_in_the_source() {
    let error = outcome(Reply::truncated(200, 100, b"half")).await.unwrap_err();
    assert_eq!(error.to_string(), "the answer of the service arrived incomplete or damaged");
    let source = error.source().unwrap().to_string();
    assert!(source.contains("end of file before message length reached"), "{source}");
}

#[tokio::test]
async fn hides_possible_secrets_in_debug() {
    let base = Url::parse("http://secret-host.example/").unwrap();
    let request = format!("{:?}", secret_request(&base));
    assert_silent(&request, &base);
    assert_eq!(request, "Request(POST, url and headers hidden)");
    let response = outcome(Reply::json(200, "key-in-answer")).await.unwrap();
    assert_eq!(format!("{response:?}"), "Response(200, 13 bytes)");
    assert_eq!(format!("{:?}", Reqwest::new().unwrap()), "Reqwest(..)");
}

#[test]
fn has_a_sentence_for_every_kind() {
    use TransportErrorKind::*;
    let kinds = [Timeout, Connection, Tls, BodyTooLarge, Body, Request, Other];
    let sentences: Vec<_> = kinds.map(|kind| TransportError::new(kind).to_string()).into();
    for (index, sentence) in sentences.iter().enumerate() {
        assert!(sentence.contains("the service"), "{sentence}");
        assert!(!sentences[..index].contains(sentence), "{sentence}");
    }
}
