//! What `serve` bounds.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::routing::get;
use tokio::time::{Instant, timeout};
use widget_functions::web::ServeOptions;

use crate::support::{Server, read_some, read_to_end, until, write};

const GET: &str = "GET / HTTP/1.1\r\nhost: localhost\r\n\r\n";
const CLOSING: &str = "GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";

fn router() -> Router {
    let peer = async |ConnectInfo(peer): ConnectInfo<SocketAddr>| peer.to_string();
    Router::new().route("/", get(peer))
}

fn quick() -> ServeOptions {
    ServeOptions::new().header_timeout(Duration::from_millis(300))
}

#[tokio::test]
async fn handlers_know_the_peer() {
    let server = Server::start(router(), ServeOptions::new()).await;
    let mut stream = server.connect().await;
    let me = stream.local_addr().unwrap().to_string();
    write(&mut stream, CLOSING).await;
    assert!(read_to_end(&mut stream).await.ends_with(&me));
}

#[tokio::test]
async fn a_connection_that_sends_no_whole_head_is_cut() {
    let server = Server::start(router(), quick()).await;
    for head in ["", "GET", "GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: "] {
        let mut stream = server.connect().await;
        write(&mut stream, head).await;
        let start = Instant::now();
        let answer = timeout(Duration::from_secs(5), read_to_end(&mut stream)).await.unwrap();
        assert!(!answer.contains("200"), "{answer}");
        assert!(start.elapsed() > Duration::from_millis(200), "it had its time");
    }
}

#[tokio::test]
async fn a_head_that_comes_in_drops_does_not_get_more_time() {
    let server = Server::start(router(), quick()).await;
    let mut stream = server.connect().await;
    write(&mut stream, "GET / HTTP/1.1\r\n").await;
    let cut = timeout(Duration::from_secs(5), async {
        loop {
            let dropped = tokio::io::AsyncWriteExt::write_all(&mut stream, b"x-slow: 1\r\n").await;
            if dropped.is_err() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    });
    cut.await.unwrap();
}

#[tokio::test]
async fn a_connection_serves_requests_as_long_as_they_come() {
    let server = Server::start(router(), quick()).await;
    let mut stream = server.connect().await;
    for _ in 0..4 {
        write(&mut stream, GET).await;
        assert!(read_some(&mut stream).await.starts_with("HTTP/1.1 200 OK"));
        tokio::time::sleep(Duration::from_millis(150)).await;
    }
    let rest = timeout(Duration::from_secs(5), read_to_end(&mut stream)).await.unwrap();
    assert!(!rest.contains("200"), "{rest}");
}

#[tokio::test]
async fn a_head_is_not_endless() {
    let server = Server::start(router(), ServeOptions::new()).await;
    let mut stream = server.connect().await;
    let long = format!("GET / HTTP/1.1\r\nhost: localhost\r\nx-long: {}", "x".repeat(70 * 1024));
    write(&mut stream, &long).await;
    let answer = timeout(Duration::from_secs(5), read_to_end(&mut stream)).await.unwrap();
    assert!(!answer.contains("200"), "{answer}");
}

#[tokio::test]
async fn a_connection_beyond_the_limit_waits_for_a_place() {
    let server = Server::start(router(), ServeOptions::new().max_connections(2)).await;
    let (mut one, mut two) = (server.connect().await, server.connect().await);
    for stream in [&mut one, &mut two] {
        write(stream, GET).await;
        assert!(read_some(stream).await.starts_with("HTTP/1.1 200 OK"));
    }
    let mut three = server.connect().await;
    write(&mut three, CLOSING).await;
    let early = timeout(Duration::from_millis(300), read_some(&mut three)).await;
    assert!(early.is_err(), "there is no place for it");
    drop(one);
    let answer = timeout(Duration::from_secs(5), read_to_end(&mut three)).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    write(&mut two, GET).await;
    assert!(read_some(&mut two).await.starts_with("HTTP/1.1 200 OK"), "the others have gone on");
}

#[tokio::test]
async fn half_sent_heads_give_their_places_back() {
    let server = Server::start(router(), quick().max_connections(2)).await;
    let mut idle = (server.connect().await, server.connect().await);
    write(&mut idle.0, "GET / HT").await;
    write(&mut idle.1, "GET / HT").await;
    let mut third = server.connect().await;
    write(&mut third, CLOSING).await;
    let answer = timeout(Duration::from_secs(5), read_to_end(&mut third)).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
}

#[tokio::test]
async fn a_shutdown_ends_idle_connections_and_takes_no_new_ones() {
    let mut server = Server::start(router(), ServeOptions::new()).await;
    let mut idle = server.connect().await;
    write(&mut idle, GET).await;
    assert!(read_some(&mut idle).await.starts_with("HTTP/1.1 200 OK"));
    server.shut_down();
    assert_eq!(timeout(Duration::from_secs(5), read_to_end(&mut idle)).await.unwrap(), "");
    let address = server.address;
    timeout(Duration::from_secs(5), server.task).await.unwrap().unwrap();
    until("the port is closed", async || tokio::net::TcpStream::connect(address).await.is_err()).await;
}
