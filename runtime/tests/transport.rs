//! Tests the reqwest transport against misbehaving services.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a value that is not there is a failed test")]

#[path = "transport/answers.rs"]
mod answers;
#[path = "transport/bodies.rs"]
mod bodies;
#[path = "transport/connections.rs"]
mod connections;
#[path = "transport/failures.rs"]
mod failures;
#[path = "transport/proxy.rs"]
mod proxy;
#[path = "transport/requests.rs"]
mod requests;
#[path = "transport/secrecy.rs"]
mod secrecy;
#[path = "transport/timeouts.rs"]
mod timeouts;
#[path = "support/upstream.rs"]
mod upstream;

use std::time::Duration;

use http::{HeaderMap, Method};
use upstream::{Reply, Upstream};
use url::Url;
use widget_functions_runtime::transport::{
    ReadBody, Request, Reqwest, Response, Transport, TransportError, TransportErrorKind,
};

const EVERY_BODY: ReadBody = ReadBody { success: true, failure: true };
const NO_BODY: ReadBody = ReadBody { success: false, failure: false };

/// Returns a GET that reads every body of up to 1,000 bytes.
fn get(url: Url) -> Request {
    Request {
        method: Method::GET,
        url,
        headers: HeaderMap::new(),
        body: None,
        timeout: Duration::from_secs(10),
        read: EVERY_BODY,
        max_response_body_bytes: 1000,
    }
}

fn post(url: Url) -> Request {
    Request { method: Method::POST, ..get(url) }
}

/// Sends a GET that receives this reply, and checks that it was sent exactly once.
async fn outcome(reply: Reply) -> Result<Response, TransportError> {
    let upstream = Upstream::start(move |_| reply.clone()).await;
    let outcome = Reqwest::new().unwrap().send(get(upstream.url())).await;
    assert_eq!(upstream.requests().len(), 1, "sent exactly once");
    outcome
}

/// Returns the status and the body of a GET that receives this reply.
async fn answer(reply: Reply) -> (u16, String) {
    let response = outcome(reply).await.unwrap();
    (response.status.as_u16(), String::from_utf8(response.body.to_vec()).unwrap())
}

/// Returns the error kind and the status of a GET that receives this reply.
async fn failure(reply: Reply) -> (TransportErrorKind, Option<u16>) {
    let error = outcome(reply).await.unwrap_err();
    (error.kind(), error.status().map(|status| status.as_u16()))
}
