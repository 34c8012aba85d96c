//! What a page sends is JSON, of a bounded size, in a bounded time, and nothing but what is known.

use std::time::Duration;

use axum::body::Body;
use http::header::{ALLOW, CONTENT_TYPE};
use http::{Request, StatusCode};
use widget_functions::Url;

use crate::support::{AT, App, Page};

/// A call that is as long as it has to be.
fn call_of(bytes: usize) -> String {
    let call = r#"{"function":"choose","inputs":{"place":""}}"#;
    call.replace("\"\"", &format!("\"{}\"", "x".repeat(bytes - call.len())))
}

#[tokio::test]
async fn a_body_has_64_kib_at_most() {
    let (_, page) = App::quiet().card("c-1").await;
    assert_eq!(page.call(call_of(64 * 1024)).await["status"], "success");
    for route in ["call", "complete", "links"] {
        let answer = page.post(route, call_of(64 * 1024 + 1)).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{route}");
        assert_eq!(answer.json()["status"], "error");
    }
}

#[tokio::test]
async fn the_limit_is_an_option_and_holds_for_bodies_without_a_length() {
    let app = App::new(Url::parse("http://127.0.0.1:9/").unwrap(), |options| options.max_request_body_bytes(1000));
    let (card, page) = app.card("c-1").await;
    let unsized_body = |length| Body::new(http_body_util::combinators::UnsyncBoxBody::new(Unsized(call_of(length))));
    assert_eq!(page.post("call", unsized_body(1000)).await.status, StatusCode::OK);
    assert_eq!(page.post("call", unsized_body(1001)).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(card.data().await.unwrap().location.len(), 1000 - 43, "the refused call did nothing");
}

/// A body that does not tell its size before.
struct Unsized(String);

impl axum::body::HttpBody for Unsized {
    type Data = bytes::Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Self::Data>, Self::Error>>> {
        let rest = std::mem::take(&mut self.0);
        let frame = (!rest.is_empty()).then(|| Ok(http_body::Frame::data(rest.into())));
        std::task::Poll::Ready(frame)
    }
}

#[tokio::test]
async fn a_body_that_does_not_come_is_given_up() {
    let app =
        App::new(Url::parse("http://127.0.0.1:9/").unwrap(), |options| options.body_timeout(Duration::from_millis(50)));
    let (_, page) = app.card("c-1").await;
    let answer = page.post("call", Body::new(Never)).await;
    assert_eq!((answer.status, &answer.json()["kind"]), (StatusCode::REQUEST_TIMEOUT, &"timeout".into()));
}

/// A body that never comes.
struct Never;

impl axum::body::HttpBody for Never {
    type Data = bytes::Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Self::Data>, Self::Error>>> {
        std::task::Poll::Pending
    }
}

#[tokio::test]
async fn only_json_is_read() {
    let (card, page) = App::quiet().card("c-1").await;
    let call = r#"{"function":"choose","inputs":{"place":"Utrecht"}}"#;
    for wrong in ["", "text/plain", "application/x-www-form-urlencoded", "application/jsonp", "text/json"] {
        for route in ["call", "complete", "links"] {
            let answer = page.post_as(wrong, route, call).await;
            assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{wrong}");
            assert_eq!(answer.json()["kind"], "invalid");
        }
    }
    let without = page.send(Request::post(format!("{AT}/call")), Body::from(call)).await;
    assert_eq!(without.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(card.data().await.unwrap().location, "Amsterdam");
    for right in ["application/json; charset=utf-8", "Application/JSON"] {
        assert_eq!(page.post_as(right, "call", call).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn the_token_is_looked_at_first() {
    let app = App::quiet();
    app.card("c-1").await;
    let stranger = app.page("no token");
    assert_eq!(stranger.post("call", call_of(70_000)).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(stranger.post_as("text/plain", "call", "{").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(stranger.post("call", Body::new(Never)).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn unknown_fields_and_other_shapes_are_refused() {
    let (card, page) = App::quiet().card("c-1").await;
    let wrong = [
        ("call", r#"{"function":"close","extra":1}"#),
        ("call", r#"{"function":"close","inputs":{"extra":1}}"#),
        ("call", r#"{"function":"close","function":"close"}"#),
        ("call", r#"{"function":"close","inputs":[]}"#),
        ("call", r#"{"id":1,"function":"close"}"#),
        ("call", r#"{"inputs":{}}"#),
        ("call", r#"["close"]"#),
        ("call", "close"),
        ("call", ""),
        ("call", r#"{"function":"close"} {}"#),
        ("links", r#"{"function":"map","id":"l-1"}"#),
        ("links", r#"{"function":"map","inputs":{"zoom":"near"}}"#),
        ("links", r#"{"function":"map","inputs":{"q":"elsewhere"}}"#),
        ("complete", r#"{"ticket":"t-1"}"#),
        ("complete", r#"{"ticket":"t-1","answer":{"status":"taken"},"extra":1}"#),
    ];
    for (route, body) in wrong {
        assert_invalid(&page, route, body).await;
    }
    assert!(!card.is_dismissed().await.unwrap());
}

#[tokio::test]
async fn an_answer_has_one_of_three_shapes() {
    let (_, page) = App::quiet().card("c-1").await;
    page.call(r#"{"id":"t-1","function":"pick_seat","inputs":{"class_id":42}}"#).await;
    let wrong = [
        r#""taken""#,
        r#"{}"#,
        r#"{"status":"done"}"#,
        r#"{"status":"taken","data":{}}"#,
        r#"{"status":"success","data":{"seatName":"1A"},"error":"no"}"#,
        r#"{"status":"success","data":{"seatName":"1A"},"extra":1}"#,
        r#"{"status":"error","error":"no","data":{}}"#,
    ];
    for answer in wrong {
        assert_invalid(&page, "complete", &format!(r#"{{"ticket":"t-1","answer":{answer}}}"#)).await;
    }
    let right = page.post("complete", r#"{"ticket":"t-1","answer":{"status":"success","data":{"seatName":"1A"}}}"#);
    assert_eq!(right.await.json()["status"], "success", "what was refused has not ended the call");
}

async fn assert_invalid(page: &Page, route: &str, body: &str) {
    let answer = page.post(route, body.to_owned()).await.json();
    assert_eq!((&answer["status"], &answer["kind"]), (&"error".into(), &"invalid".into()), "{route} {body}: {answer}");
}

#[tokio::test]
async fn routes_have_their_methods() {
    let (_, page) = App::quiet().card("c-1").await;
    let answer = page.get("call").await;
    assert_eq!((answer.status, &answer.headers[ALLOW]), (StatusCode::METHOD_NOT_ALLOWED, &"POST".parse().unwrap()));
    assert_eq!(page.post("state", "{}").await.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(page.get("elsewhere").await.status, StatusCode::NOT_FOUND);
    let put = Request::put(format!("{AT}/call")).header(CONTENT_TYPE, "application/json");
    assert_eq!(page.send(put, Body::from("{}")).await.status, StatusCode::METHOD_NOT_ALLOWED);
}
