//! `error_message` is the path of the text for end users in a response with an error status.

use super::*;

/// Returns the error text of `ping`, which declares `error_message`.
async fn message(reply: Reply) -> String {
    let upstream = Upstream::start(move |_| reply.clone()).await;
    let shop = shop(upstream.url()).await;
    let error = support::failure(shop.call(shop::Ping).run(&()).await);
    assert_eq!(
        (error.kind(), shop.data().await.unwrap().problem.as_deref()),
        (ErrorKind::Status, Some(error.message()))
    );
    error.message().to_owned()
}

#[tokio::test]
async fn the_text_at_the_path_is_the_message() {
    for status in [300, 400, 409, 500] {
        let reply = Reply::json(status, r#"{"error":{"message":"The class is full.","code":7}}"#);
        assert_eq!(message(reply).await, "The class is full.", "{status}");
    }
    let reply = Reply::gzip(409, br#"{"error":{"message":"Voll \u2013 {{config.key}}"}}"#);
    assert_eq!(message(reply).await, "Voll – {{config.key}}", "a message is not evaluated");
}

#[tokio::test]
async fn a_message_is_cut_and_on_one_line() {
    let long = format!(r#"{{"error":{{"message":"{}"}}}}"#, "ä".repeat(300));
    assert_eq!(message(Reply::json(400, &long)).await, "ä".repeat(200));
    let lines = r#"{"error":{"message":" \r\none\ntwo\u0000\u001b[31m "}}"#;
    assert_eq!(message(Reply::json(400, lines)).await, "one two  [31m");
}

#[tokio::test]
async fn uses_the_default_text_if_the_path_has_no_value() {
    for body in [
        "",
        "{",
        "<html>in-the-answer</html>",
        "[]",
        "{}",
        r#"{"error":"in-the-answer"}"#,
        r#"{"error":{}}"#,
        r#"{"error":{"message":null}}"#,
        r#"{"error":{"message":7}}"#,
        r#"{"error":{"message":["in-the-answer"]}}"#,
        r#"{"error":{"message":""}}"#,
        r#"{"error":{"message":" \n "}}"#,
        r#"{"message":"in-the-answer"}"#,
    ] {
        assert_eq!(message(Reply::json(403, body)).await, "the service refused the request (status 403)", "{body}");
    }
}

#[tokio::test]
async fn keeps_the_status_of_a_broken_body() {
    let large = format!(r#"{{"error":{{"message":"{}"}}}}"#, "x".repeat(20_000));
    for reply in [
        Reply::truncated(503, 1000, br#"{"error":{"message":"in-the-answer""#),
        Reply::body(503, "content-encoding: gzip\r\n", b"in-the-answer"),
        Reply::json(503, &large),
        Reply::gzip_bomb(503, 64),
        Reply::endless(503),
    ] {
        assert_eq!(message(reply).await, "the service could not handle the request (status 503)");
    }
}
