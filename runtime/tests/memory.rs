//! A body takes no more memory than it may have, whatever the service sends.
//!
//! Every case is one call in a process of its own, whose peak the kernel reports; the service runs outside of it. What
//! is bounded is thus all that the process holds: the body, the buffers of the connection, the decompression.
#![cfg(all(feature = "reqwest", target_os = "linux"))]
#![allow(clippy::unwrap_used, reason = "a value that is not there is a failed test")]

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

/// Runs `one_call` in a process of its own and compares what it reports with what it must report.
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
    // What every call needs once is not what the body needs.
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

/// The length of the body, which is dropped only here.
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

/// A figure of this process from the kernel, in bytes.
fn resident(name: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
    line.trim().strip_suffix(" kB").unwrap().parse::<usize>().unwrap() * KIB
}

#[tokio::test]
async fn a_gzip_bomb_takes_no_more_than_allowed() {
    assert_bounded(Reply::gzip_bomb(200, 1024), "BodyTooLarge").await;
}

#[tokio::test]
async fn a_gzip_bomb_of_a_failure_takes_no_more_than_allowed() {
    assert_bounded(Reply::gzip_bomb(500, 1024), "0 bytes").await;
}

#[tokio::test]
async fn a_body_without_end_takes_no_more_than_allowed() {
    assert_bounded(Reply::endless(200), "BodyTooLarge").await;
}

#[tokio::test]
async fn a_body_of_the_allowed_size_takes_no_more_than_that() {
    let body = vec![b'x'; MAX_BODY];
    for reply in [Reply::body(200, "", &body), Reply::chunked(200, &[&body]), Reply::gzip(200, &body)] {
        assert_bounded(reply, "16777216 bytes").await;
    }
}

/// A service that only announces much costs nothing.
#[tokio::test]
async fn an_announced_length_is_not_believed() {
    assert_bounded(Reply::truncated(200, MAX_BODY, b"half"), "Body").await;
    assert_bounded(Reply::truncated(200, 1024 * MIB, b"half"), "BodyTooLarge").await;
}

#[tokio::test]
async fn a_head_without_end_takes_no_more_than_allowed() {
    let head = format!("HTTP/1.1 200 OK\r\nlong: {}", "x".repeat(64 * MIB));
    assert_bounded(Reply::raw(head), "Connection").await;
}
