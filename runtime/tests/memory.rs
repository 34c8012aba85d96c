//! A response body uses no more memory than its limit, whatever the service sends.
//!
//! Every case is one call in a process of its own, whose peak the kernel reports; the service runs in another one. This
//! measures all that the process holds: the body, the buffers of the connection, and the decompression.
#![cfg(all(feature = "reqwest", target_os = "linux"))]
#![allow(clippy::unwrap_used, reason = "a missing value fails the test")]

#[path = "support/upstream.rs"]
mod upstream;

use std::process::{Command, Stdio};
use std::time::Duration;

use http::{HeaderMap, Method};
use upstream::{Reply, Upstream};
use url::Url;
use widget_functions_runtime::transport::{ReadBody, Request, Reqwest, Transport, TransportError};

const KIB: usize = 1024;
const MIB: usize = 1024 * KIB;
const MAX_BODY: usize = 16 * MIB;

/// Runs `one_call` in a process of its own, and checks its report.
async fn assert_bounded(reply: Reply, outcome: &str) {
    let upstream = Upstream::start(move |request| match request.path() {
        "/plain" => Reply::chunked(200, &[b"{}", b"{}"]),
        "/gzip" => Reply::gzip(200, b"{}"),
        _ => reply.clone(),
    });
    let upstream = upstream.await;
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "one_call", "--ignored", "--nocapture"]);
    command.env("UPSTREAM", upstream.url().as_str()).stderr(Stdio::inherit());
    let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    let report = String::from_utf8(output.stdout).unwrap();
    assert!(report.contains(&format!("outcome: {outcome}\n")), "{report}");
    assert!(report.contains("memory: bounded\n"), "{report}");
}

#[tokio::test]
#[ignore = "run by the other tests in a process of its own"]
async fn one_call() {
    let upstream = Url::parse(&std::env::var("UPSTREAM").unwrap()).unwrap();
    let transport = Reqwest::new().unwrap();
    // Allocate what the process needs once, so that the measurement has only the body.
    for path in ["plain", "gzip"] {
        call(&transport, upstream.join(path).unwrap()).await.unwrap();
    }
    let (before, earlier_peak) = (resident("VmRSS:"), resident("VmHWM:"));
    let outcome = match call(&transport, upstream).await {
        Ok(length) => format!("{length} bytes"),
        Err(error) => format!("{:?}", error.kind()),
    };
    let peak = resident("VmHWM:");
    println!("outcome: {outcome}\nbefore: {before}, earlier peak: {earlier_peak}, peak: {peak}");
    if peak <= earlier_peak.max(before + MAX_BODY + MIB) {
        println!("memory: bounded");
    }
}

/// Returns the length of the body, which is dropped only here.
async fn call(transport: &Reqwest, url: Url) -> Result<usize, TransportError> {
    let request = Request {
        method: Method::GET,
        url,
        headers: HeaderMap::new(),
        body: None,
        timeout: Duration::from_secs(60),
        read: ReadBody { success: true, failure: true },
        max_response_body_bytes: MAX_BODY,
    };
    Ok(transport.send(request).await?.body.len())
}

/// Returns a memory size of this process from the kernel, in bytes.
fn resident(name: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
    line.trim().strip_suffix(" kB").unwrap().parse::<usize>().unwrap() * KIB
}

#[tokio::test]
async fn bounds_a_gzip_bomb() {
    assert_bounded(Reply::gzip_bomb(200, 1024), "BodyTooLarge").await;
}

#[tokio::test]
async fn bounds_a_gzip_bomb_with_an_error_status() {
    assert_bounded(Reply::gzip_bomb(500, 1024), "0 bytes").await;
}

#[tokio::test]
async fn bounds_an_endless_body() {
    assert_bounded(Reply::endless(200), "BodyTooLarge").await;
}

#[tokio::test]
async fn bounds_a_body_of_the_maximum_size() {
    let body = vec![b'x'; MAX_BODY];
    for reply in [Reply::body(200, "", &body), Reply::chunked(200, &[&body]), Reply::gzip(200, &body)] {
        assert_bounded(reply, "16777216 bytes").await;
    }
}

/// A service that only announces a large body costs nothing.
#[tokio::test]
async fn does_not_trust_the_announced_length() {
    assert_bounded(Reply::truncated(200, MAX_BODY, b"half"), "Body").await;
    assert_bounded(Reply::truncated(200, 1024 * MIB, b"half"), "BodyTooLarge").await;
}

#[tokio::test]
async fn bounds_an_endless_head() {
    let head = format!("HTTP/1.1 200 OK\r\nlong: {}", "x".repeat(64 * MIB));
    assert_bounded(Reply::raw(head), "Connection").await;
}
