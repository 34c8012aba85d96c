//! Statuses, redirects, and unwanted bodies.

use super::*;

#[tokio::test]
async fn returns_responses_of_every_status() {
    for status in [200, 201, 202, 299, 300, 400, 401, 404, 429, 499, 500, 503, 599] {
        let reply = Reply::json(status, r#"{"said":true}"#);
        assert_eq!(answer(reply).await, (status, r#"{"said":true}"#.to_owned()));
    }
    for status in [204, 205, 304] {
        assert_eq!(answer(Reply::status(status)).await, (status, String::new()));
    }
}

#[tokio::test]
async fn skips_interim_responses() {
    for interim in ["100 Continue", "102 Processing", "103 Early Hints\r\nlink: </a.css>"] {
        let reply = Reply::json(200, "1").after(format!("HTTP/1.1 {interim}\r\n\r\n"));
        assert_eq!(answer(reply).await, (200, "1".to_owned()));
    }
}

#[tokio::test]
async fn returns_redirects_without_following_them() {
    for status in [301, 302, 303, 307, 308] {
        let upstream = Upstream::start(move |request| match request.path() {
            "/first" => Reply::redirect(status, "/second"),
            _ => Reply::status(200),
        });
        let upstream = upstream.await;
        let url = upstream.url().join("first").unwrap();
        let response = Reqwest::new().unwrap().send(post(url)).await.unwrap();
        assert_eq!((response.status.as_u16(), &response.body[..]), (status, &b"moved"[..]));
        let targets: Vec<_> = upstream.requests().into_iter().map(|seen| seen.target).collect();
        assert_eq!(targets, ["/first"]);
    }
}

#[tokio::test]
async fn follows_no_redirect_to_another_service() {
    let other = Upstream::start(|_| Reply::status(200)).await;
    let location = other.url().join("second?key=k-1").unwrap();
    let (status, _) = answer(Reply::redirect(302, location.as_str())).await;
    assert_eq!((status, other.connections()), (302, 0));
}

#[tokio::test]
async fn reads_only_wanted_bodies() {
    let upstream = Upstream::start(|request| match request.path() {
        "/good" => Reply::json(200, "good"),
        _ => Reply::json(500, "bad"),
    });
    let upstream = upstream.await;
    let transport = Reqwest::new().unwrap();
    for (success, failure) in [(false, false), (false, true), (true, false), (true, true)] {
        let read = ReadBody { success, failure };
        for (path, wanted, body) in [("good", success, "good"), ("bad", failure, "bad")] {
            let request = Request { read, ..get(upstream.url().join(path).unwrap()) };
            let response = transport.send(request).await.unwrap();
            assert_eq!(response.body, if wanted { body } else { "" }, "{path} with {read:?}");
        }
    }
}

#[tokio::test]
async fn does_not_wait_for_an_unwanted_body() {
    for (status, reply) in [
        (200, Reply::stalled(200, 100, b"half")),
        (200, Reply::endless(200)),
        (500, Reply::stalled(500, 100, b"half")),
        (200, Reply::truncated(200, 100, b"half")),
    ] {
        let upstream = Upstream::start(move |_| reply.clone()).await;
        let request = Request { read: NO_BODY, ..get(upstream.url()) };
        let transport = Reqwest::new().unwrap();
        let sent = transport.send(request);
        let response = tokio::time::timeout(Duration::from_secs(5), sent).await.unwrap().unwrap();
        assert_eq!((response.status.as_u16(), response.body.len()), (status, 0));
    }
}
