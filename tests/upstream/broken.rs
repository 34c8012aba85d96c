//! Responses that never arrive, break off, or are too large.

use std::time::{Duration, Instant};

use tokio::net::TcpListener;

use super::*;

#[tokio::test]
async fn a_connection_that_ends_before_the_response_is_a_connection_error() {
    for (stage, reply) in [
        ("before the head", Reply::nothing()),
        ("reset before the head", Reply::raw("").reset()),
        ("in the head", Reply::half_head()),
        ("reset in the head", Reply::raw("HTTP/1.1 200 OK\r\nconte").reset()),
        ("after an interim answer", Reply::raw("HTTP/1.1 100 Continue\r\n\r\n").close()),
        ("no HTTP", Reply::raw("in-the-answer\r\n\r\n").close()),
        ("a bad header", Reply::raw("HTTP/1.1 200 OK\r\nin-the-answer\r\n\r\n").close()),
    ] {
        let (kind, status, message) = failed(reply).await;
        assert_eq!((kind, status), (ErrorKind::Connection, None), "{stage}");
        assert_eq!(message, "the connection to the service failed", "{stage}");
    }
}

#[tokio::test]
async fn a_service_that_does_not_listen_is_a_connection_error() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let shop = shop(Url::parse(&format!("http://{address}/")).unwrap()).await;
    let error = support::failure(fetch(&shop).await);
    assert_eq!(checked(&shop, &error).await.0, ErrorKind::Connection);
}

#[tokio::test]
async fn a_service_without_tls_is_a_tls_error() {
    let upstream = Upstream::start(|_| Reply::status(200)).await;
    let mut base = upstream.url();
    base.set_scheme("https").unwrap();
    // A server without TLS reads the handshake as a request, and waits for its end.
    let greeting = TcpListener::bind("127.0.0.1:0").await.unwrap();
    base.set_port(Some(greeting.local_addr().unwrap().port())).unwrap();
    tokio::spawn(async move {
        let (mut stream, _) = greeting.accept().await.unwrap();
        tokio::io::AsyncWriteExt::write_all(&mut stream, b"HTTP/1.1 400 Bad Request\r\n\r\n").await.unwrap();
    });
    let shop = shop(base).await;
    let error = support::failure(fetch(&shop).await);
    assert_eq!(checked(&shop, &error).await.0, ErrorKind::Tls);
    assert_eq!(error.message(), "no secure connection to the service could be made");
}

#[tokio::test]
async fn a_body_that_ends_too_early_is_a_response_error() {
    for reply in [
        Reply::truncated(200, 1000, b"{\"title\":\"in-the-answer\""),
        Reply::announced(200, 1000, b"{").reset(),
        Reply::raw("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nin-th").close(),
        Reply::body(200, "content-encoding: gzip\r\n", b"in-the-answer"),
    ] {
        let (kind, status, message) = failed(reply).await;
        assert_eq!((kind, status), (ErrorKind::Response, Some(200)));
        assert_eq!(message, "the answer of the service arrived incomplete or damaged");
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_a_response_error() {
    let large = format!(r#"{{"title":"{}"}}"#, "x".repeat(10_000));
    for reply in [
        Reply::json(200, &large),
        Reply::chunked(200, &[large.as_bytes()]),
        Reply::until_close(200, large.as_bytes()),
        Reply::announced(200, 1 << 40, b"{"),
        Reply::endless(200),
        Reply::gzip(200, large.as_bytes()),
        Reply::gzip_bomb(200, 256),
    ] {
        let (kind, status, message) = failed(reply).await;
        assert_eq!(
            (kind, status, message.as_str()),
            (ErrorKind::Response, Some(200), "the answer of the service is too large")
        );
    }
}

#[tokio::test]
async fn a_slow_response_is_a_timeout() {
    for (stage, reply) in [
        ("no answer", Reply::silence()),
        ("half a head", Reply::raw("HTTP/1.1 200 OK\r\nconte").wait(Duration::from_secs(60))),
        ("half a body", Reply::stalled(200, 1000, b"{\"title\":\"in-the-answer\"")),
        ("interim answers", Reply::silence().after("HTTP/1.1 102 Processing\r\n\r\n")),
    ] {
        let upstream = Upstream::start(move |_| reply.clone()).await;
        let shop = shop(upstream.url()).await;
        let start = Instant::now();
        let error = support::failure(shop.call(shop::Hurry).run(&()).await);
        let elapsed = start.elapsed();
        let (kind, _, message) = checked(&shop, &error).await;
        assert_eq!((kind, message.as_str()), (ErrorKind::Timeout, "the service did not answer in time"), "{stage}");
        assert!(error.is_timeout());
        assert!(elapsed >= Duration::from_millis(300) && elapsed < Duration::from_secs(30), "{stage}: {elapsed:?}");
    }
}

#[tokio::test]
async fn uses_the_default_timeout_of_the_runtime() {
    let upstream = Upstream::start(|_| Reply::silence()).await;
    let runtime = Runtime::builder().default_timeout(Duration::from_millis(200)).build().unwrap();
    let widget = runtime.widget(shop::Config { api: upstream.url(), key: "k-123".into() }).unwrap();
    let shop = widget.create("s-1", shop::Data::new()).await.unwrap();
    let error = support::failure(shop.call(shop::Ping).run(&()).await);
    assert_eq!(checked(&shop, &error).await.0, ErrorKind::Timeout);
}
