//! Requests as the service receives them.

use bytes::Bytes;
use http::{HeaderName, HeaderValue};

use super::*;
use crate::upstream::Seen;

/// Sends a request and returns it as the service received it.
async fn seen(path: &str, change: impl FnOnce(&mut Request)) -> Seen {
    let upstream = Upstream::start(|_| Reply::status(204)).await;
    let mut request = get(upstream.url().join(path).unwrap());
    change(&mut request);
    Reqwest::new().unwrap().send(request).await.unwrap();
    upstream.requests().remove(0)
}

#[tokio::test]
async fn sends_the_url_unchanged() {
    for target in ["/", "/a/%2F%2e%2E%20b/?q=%26%3D+%7B%7B&q=&r", "/caf%C3%A9?", "/a;b,c/@:"] {
        assert_eq!(seen(target, |_| {}).await.target, target);
    }
}

#[tokio::test]
async fn sends_method_and_body_unchanged() {
    for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
        let sent = method.clone();
        let seen = seen("/", |request| {
            request.method = sent;
            request.body = Some(Bytes::from_static(b"{\"a\":\"\xc3\xa4\"}"));
        });
        let seen = seen.await;
        assert_eq!((seen.method.as_str(), seen.text().as_str()), (method.as_str(), "{\"a\":\"ä\"}"));
        assert_eq!(seen.header("content-length"), Some("10"));
        assert_eq!(seen.header("content-type"), None);
    }
}

/// Services reject a POST of unknown length.
#[tokio::test]
async fn sends_the_length_of_an_empty_post() {
    for method in [Method::POST, Method::PUT, Method::PATCH] {
        for body in [None, Some(Bytes::new())] {
            let method = method.clone();
            let seen = seen("/", |request| (request.method, request.body) = (method, body)).await;
            assert_eq!(seen.header("content-length"), Some("0"), "{}", seen.method);
        }
    }
    assert_eq!(seen("/", |_| {}).await.header("content-length"), None);
}

#[tokio::test]
async fn sends_headers_unchanged() {
    let seen = seen("/", |request| {
        for value in ["a", "b;c=\"d\""] {
            let name = HeaderName::from_static("x-list");
            request.headers.append(name, HeaderValue::from_static(value));
        }
    });
    let seen = seen.await;
    let list = seen.headers.iter().filter(|(name, _)| name == "x-list");
    assert_eq!(list.map(|(_, value)| value.as_str()).collect::<Vec<_>>(), ["a", "b;c=\"d\""]);
}

#[tokio::test]
async fn adds_only_the_documented_headers() {
    let seen = seen("/", |_| {}).await;
    let mut names: Vec<_> = seen.headers.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["accept", "accept-encoding", "host", "user-agent"]);
    let agent = concat!("widget-functions/", env!("CARGO_PKG_VERSION"));
    assert_eq!(seen.header("user-agent"), Some(agent));
    assert_eq!(seen.header("accept-encoding"), Some("gzip"));
}

#[tokio::test]
async fn prefers_the_user_agent_of_the_request() {
    let seen = seen("/", |request| {
        request.headers.insert("user-agent", HeaderValue::from_static("studio/2"));
    });
    assert_eq!(seen.await.header("user-agent"), Some("studio/2"));
}

#[tokio::test]
async fn applies_the_limits_of_the_request_to_an_own_client() {
    let upstream = Upstream::start(|_| Reply::endless(200)).await;
    let client = reqwest::Client::builder().no_proxy().user_agent("studio/3").build().unwrap();
    let error = Reqwest::with_client(client).send(get(upstream.url())).await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::BodyTooLarge);
    assert_eq!(upstream.requests()[0].header("user-agent"), Some("studio/3"));
}
