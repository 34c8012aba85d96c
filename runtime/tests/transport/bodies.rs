//! Sizes and encodings of bodies.

use std::io::Write;

use super::*;

/// Returns replies that send the same body in every encoding.
fn in_every_way(status: u16, body: &[u8]) -> [(&'static str, Reply); 5] {
    let (front, back) = body.split_at(body.len() / 2);
    [
        ("length", Reply::body(status, "", body)),
        ("chunks", Reply::chunked(status, &[front, back])),
        ("one chunk", Reply::chunked(status, &[body])),
        ("until close", Reply::until_close(status, body)),
        ("gzip", Reply::gzip(status, body)),
    ]
}

#[tokio::test]
async fn reads_whole_bodies_in_every_encoding() {
    for (way, reply) in in_every_way(200, "ä{\"a\":[1,2]}".as_bytes()) {
        assert_eq!(answer(reply).await, (200, "ä{\"a\":[1,2]}".to_owned()), "{way}");
    }
}

#[tokio::test]
async fn reads_whole_large_bodies_in_every_encoding() {
    let body: Vec<u8> = (0..3_000_000_u32).map(|i| (i % 251) as u8).collect();
    for (way, reply) in in_every_way(200, &body) {
        let upstream = Upstream::start(move |_| reply.clone()).await;
        let request = Request { max_response_body_bytes: body.len(), ..get(upstream.url()) };
        let response = Reqwest::new().unwrap().send(request).await.unwrap();
        assert!(response.body == body, "{way}");
    }
}

#[tokio::test]
async fn accepts_a_limit_beyond_all_memory() {
    let body = vec![b'x'; 3_000_000];
    for (way, reply) in in_every_way(200, &body) {
        let upstream = Upstream::start(move |_| reply.clone()).await;
        let request = Request { max_response_body_bytes: usize::MAX, ..get(upstream.url()) };
        let response = Reqwest::new().unwrap().send(request).await.unwrap();
        assert!(response.body == body, "{way}");
    }
}

#[tokio::test]
async fn accepts_a_body_of_exactly_the_limit() {
    for (way, reply) in in_every_way(200, &[b'x'; 1000]) {
        assert_eq!(answer(reply).await, (200, "x".repeat(1000)), "{way}");
    }
}

#[tokio::test]
async fn rejects_a_body_of_one_byte_more() {
    for (way, reply) in in_every_way(200, &[b'x'; 1001]) {
        let expected = (TransportErrorKind::BodyTooLarge, Some(200));
        assert_eq!(failure(reply).await, expected, "{way}");
    }
}

#[tokio::test]
async fn rejects_an_endless_body() {
    let expected = (TransportErrorKind::BodyTooLarge, Some(200));
    assert_eq!(failure(Reply::endless(200)).await, expected);
    assert_eq!(failure(Reply::gzip_bomb(200, 1024)).await, expected);
}

#[tokio::test]
async fn rejects_an_announced_length_without_waiting() {
    let reply = Reply::stalled(200, 1001, b"");
    assert_eq!(failure(reply).await, (TransportErrorKind::BodyTooLarge, Some(200)));
    let reply = Reply::stalled(200, usize::MAX / 2, b"");
    assert_eq!(failure(reply).await, (TransportErrorKind::BodyTooLarge, Some(200)));
}

/// Returns replies with broken bodies below the limit.
fn broken(status: u16) -> [(&'static str, Reply); 8] {
    let gzip = |body: &[u8]| Reply::body(status, "content-encoding: gzip\r\n", body);
    let whole = gzipped(b"a whole body");
    let mut wrong_sum = whole.clone();
    let sum = wrong_sum.len() - 8;
    wrong_sum[sum] ^= 1;
    let chunks = Reply::raw(format!("HTTP/1.1 {status} Said\r\ntransfer-encoding: chunked\r\n\r\n"));
    [
        ("truncated", Reply::truncated(status, 100, b"half")),
        ("reset", Reply::announced(status, 100, b"half").wait(Duration::from_millis(100)).reset()),
        ("truncated chunk", chunks.clone().then("5\r\nab").close()),
        ("missing last chunk", chunks.clone().then("2\r\nab\r\n").close()),
        ("chunk size", chunks.then("zz\r\nab\r\n0\r\n\r\n")),
        ("no gzip", gzip(b"plain text")),
        ("truncated gzip", gzip(&whole[..whole.len() - 9])),
        ("gzip checksum", gzip(&wrong_sum)),
    ]
}

fn gzipped(body: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(body).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test]
async fn fails_if_the_body_of_a_success_is_broken() {
    for (way, reply) in broken(200) {
        assert_eq!(failure(reply).await, (TransportErrorKind::Body, Some(200)), "{way}");
    }
}

#[tokio::test]
async fn keeps_the_status_if_the_body_of_a_failure_is_broken() {
    for (way, reply) in broken(500) {
        assert_eq!(answer(reply).await, (500, String::new()), "{way}");
    }
}

#[tokio::test]
async fn keeps_the_status_if_the_body_of_a_failure_is_too_large() {
    for (way, reply) in in_every_way(404, &[b'x'; 1001]) {
        assert_eq!(answer(reply).await, (404, String::new()), "{way}");
    }
    assert_eq!(answer(Reply::endless(503)).await, (503, String::new()));
    assert_eq!(answer(Reply::gzip_bomb(503, 1024)).await, (503, String::new()));
}

#[tokio::test]
async fn never_reads_surplus_bytes_as_the_next_response() {
    let upstream = Upstream::start(|request| match request.path() {
        "/long" => Reply::announced(200, 2, b"ab").then(b"HTTP/1.1 200 OK\r\n\r\nforged".as_slice()),
        _ => Reply::json(200, "own"),
    });
    let upstream = upstream.await;
    let transport = Reqwest::new().unwrap();
    let first = transport.send(get(upstream.url().join("long").unwrap())).await.unwrap();
    assert_eq!(first.body, "ab");
    tokio::time::sleep(Duration::from_millis(100)).await;
    let second = transport.send(get(upstream.url())).await.unwrap();
    assert_eq!(second.body, "own");
}
