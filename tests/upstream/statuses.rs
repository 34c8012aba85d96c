//! A 2xx status is a success; every other status is an error with that status.

use super::*;

const GOOD: &str = r#"{"title":"in-the-answer","meta":{"count":3},"items":[{"id":7}]}"#;

#[tokio::test]
async fn every_2xx_is_a_success() {
    for status in [200, 201, 202, 203, 206, 226, 299] {
        assert_eq!(fetched(Reply::json(status, GOOD)).await, ("in-the-answer".to_owned(), 3, Some(7)), "{status}");
    }
}

#[tokio::test]
async fn interim_answers_are_skipped() {
    let reply = Reply::json(200, GOOD).after("HTTP/1.1 103 Early Hints\r\n\r\n");
    assert_eq!(fetched(reply).await.1, 3);
}

#[tokio::test]
async fn a_2xx_without_the_return_fields_is_an_error() {
    for status in [204, 205] {
        let (kind, seen, _) = failed(Reply::status(status)).await;
        assert_eq!((kind, seen), (ErrorKind::Response, Some(status)));
    }
}

#[tokio::test]
async fn every_other_status_is_an_error_with_a_text_for_its_class() {
    for (statuses, words) in [
        (&[300, 304, 305, 399][..], "the service gave an unexpected answer"),
        (&[400, 401, 403, 404, 409, 418, 422, 429, 451, 499], "the service refused the request"),
        (&[500, 501, 502, 503, 504, 599], "the service could not handle the request"),
        (&[600, 999], "the service gave an unexpected answer"),
    ] {
        for status in statuses {
            // Without `error_message`, the body is not read.
            let reply = if *status == 304 { Reply::status(304) } else { Reply::json(*status, GOOD) };
            let message = format!("{words} (status {status})");
            assert_eq!(failed(reply).await, (ErrorKind::Status, Some(*status), message));
        }
    }
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let other = Upstream::start(|_| Reply::json(200, GOOD)).await;
    for status in [301, 302, 303, 307, 308] {
        let reply = Reply::redirect(status, other.url().as_str());
        let (kind, seen, _) = failed(reply).await;
        assert_eq!((kind, seen), (ErrorKind::Status, Some(status)));
        assert_eq!(failed(Reply::redirect(status, "/elsewhere")).await.0, ErrorKind::Status);
    }
    assert_eq!(other.connections(), 0);
}

#[tokio::test]
async fn a_function_without_return_fields_needs_no_body() {
    for reply in [
        Reply::status(204),
        Reply::json(200, "{ not json"),
        Reply::truncated(200, 1000, b"half"),
        Reply::stalled(200, 1000, b"half"),
        Reply::endless(200),
        Reply::gzip_bomb(200, 16),
    ] {
        let upstream = Upstream::start(move |_| reply.clone()).await;
        let shop = shop(upstream.url()).await;
        shop.call(shop::Ping).run(&()).await.unwrap();
        assert_eq!(shop.data().await.unwrap().seen.as_deref(), Some("pong"));
    }
}
