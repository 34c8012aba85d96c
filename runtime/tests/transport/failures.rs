//! Error kinds of requests without a response.

use reqwest::dns::{Name, Resolve, Resolving};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;

use super::*;

async fn kind(request: Request) -> TransportErrorKind {
    Reqwest::new().unwrap().send(request).await.unwrap_err().kind()
}

#[tokio::test]
async fn reports_an_early_close_as_a_connection_error() {
    for (stage, reply) in [
        ("before the head", Reply::nothing()),
        ("reset before the head", Reply::raw("").reset()),
        ("in the head", Reply::half_head()),
        ("reset in the head", Reply::raw("HTTP/1.1 200 OK\r\nconte").reset()),
        ("after an interim answer", Reply::raw("HTTP/1.1 100 Continue\r\n\r\n").close()),
    ] {
        assert_eq!(failure(reply).await, (TransportErrorKind::Connection, None), "{stage}");
    }
}

#[tokio::test]
async fn reports_foreign_protocols_as_a_connection_error() {
    let long = format!("HTTP/1.1 200 OK\r\nlong: {}\r\n\r\n", "x".repeat(1 << 20));
    let many = format!("HTTP/1.1 200 OK\r\n{}\r\n", "a: b\r\n".repeat(1000));
    for reply in [
        "hello\r\n\r\n",
        "HTTP/9.9 200 OK\r\n\r\n",
        "HTTP/1.1 20 OK\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab",
        &long,
        &many,
    ] {
        let start: String = reply.chars().take(40).collect();
        let failure = failure(Reply::raw(reply)).await;
        assert_eq!(failure, (TransportErrorKind::Connection, None), "{start:?}");
    }
}

#[tokio::test]
async fn reports_a_refused_connection_as_a_connection_error() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    for scheme in ["http", "https"] {
        let url = Url::parse(&format!("{scheme}://{address}/")).unwrap();
        assert_eq!(kind(get(url)).await, TransportErrorKind::Connection);
    }
}

#[tokio::test]
async fn reports_an_unknown_host_as_a_connection_error() {
    let transport = Reqwest::with_client(without_names());
    let url = Url::parse("http://booking.example/").unwrap();
    let error = transport.send(get(url)).await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Connection);
}

/// Returns a client whose resolver fails with the name of the host.
pub(crate) fn without_names() -> reqwest::Client {
    struct NoNames;
    impl Resolve for NoNames {
        fn resolve(&self, name: Name) -> Resolving {
            let error = format!("there is no {}", name.as_str());
            Box::pin(async { Err(error.into()) })
        }
    }
    reqwest::Client::builder().no_proxy().dns_resolver(NoNames).build().unwrap()
}

/// Starts a service that sends these bytes to every client, and returns its `https` URL.
async fn greeting(bytes: &'static [u8]) -> Url {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            stream.write_all(bytes).await.unwrap();
            stream.shutdown().await.unwrap();
        }
    });
    Url::parse(&format!("https://{address}/")).unwrap()
}

#[tokio::test]
async fn reports_a_service_without_tls_as_a_tls_error() {
    let plain = greeting(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n").await;
    assert_eq!(kind(get(plain)).await, TransportErrorKind::Tls);
}

#[tokio::test]
async fn reports_a_refused_handshake_as_a_tls_error() {
    let handshake_failure = greeting(b"\x15\x03\x03\x00\x02\x02\x28").await;
    assert_eq!(kind(get(handshake_failure)).await, TransportErrorKind::Tls);
}

#[tokio::test]
async fn reports_a_close_during_the_handshake_as_a_connection_error() {
    assert_eq!(kind(get(greeting(b"").await)).await, TransportErrorKind::Connection);
}

#[tokio::test]
async fn rejects_urls_of_other_schemes() {
    for url in ["ftp://booking.example/", "file:///etc/hosts", "data:,x"] {
        assert_eq!(kind(get(Url::parse(url).unwrap())).await, TransportErrorKind::Request);
    }
}
