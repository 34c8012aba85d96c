//! What calls cost the server while their pages think: a part of their records, and nothing else.
//!
//! A process of its own, since what other tests need would be counted, too.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a value that is not there is a failed test")]

use axum::Router;
use axum::body::Body;
use http::Request;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;
use widget_functions::web::{AccessTokens, RouterOptions, SigningKey, router};
use widget_functions::{Memory, Runtime, widget_functions};

widget_functions! {
    widget seats {
        data { member: String, seat: Option<String> }

        client fn pick(class_id: u64) -> { seat: String } {
            inputs: { "class": "{{class_id}}", "member": "{{member}}" },
            wait_for_response: 60s,
            on_success: set_variables { seat: "{{response.seat}}" },
        }
    }
}

const CALLS: usize = 10_000;

/// The memory of this process that is not on the disk, in bytes.
fn memory() -> usize {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap();
    pages.split(' ').nth(1).unwrap().parse::<usize>().unwrap() * 4096
}

async fn post(router: &Router, token: &str, route: &str, body: String) -> String {
    let request = Request::post(route).header(AUTHORIZATION, format!("Bearer {token}"));
    let request = request.header(CONTENT_TYPE, "application/json").body(Body::from(body)).unwrap();
    let answer = router.clone().oneshot(request).await.unwrap();
    String::from_utf8(answer.into_body().collect().await.unwrap().to_bytes().into()).unwrap()
}

async fn ask(router: &Router, token: &str, id: usize) {
    let call = format!(r#"{{"id":"call-{id}","function":"pick","inputs":{{"class_id":{id}}}}}"#);
    let asked = post(router, token, "/call", call).await;
    assert!(asked.starts_with(&format!(r#"{{"status":"ask","ticket":"call-{id}""#)), "{asked}");
}

#[tokio::test]
async fn a_waiting_call_costs_less_than_a_kibibyte() {
    let runtime = Runtime::builder().store(Memory::new()).build().unwrap();
    let widget = runtime.widget(seats::Config {}).unwrap();
    let tokens = AccessTokens::new([SigningKey::random().unwrap()]).unwrap();
    let router: Router = router(widget.clone(), RouterOptions::new(tokens.clone()));
    let id = |number: usize| format!("c-{number}");
    // What the test itself keeps, and what a first call sets up, is not counted.
    let mint = |number| tokens.mint(&widget.instance(id(number)));
    let cards: Vec<String> = (0..=CALLS).map(mint).collect();
    let (first, others) = cards.split_first().unwrap();
    widget.create(id(0), seats::Data::new("m-0")).await.unwrap();
    ask(&router, first, 0).await;

    let before = memory();
    for (number, token) in (1..).zip(others) {
        widget.create(id(number), seats::Data::new(format!("m-{number}"))).await.unwrap();
        ask(&router, token, number).await;
    }
    let each = memory().saturating_sub(before) / CALLS;
    println!("a waiting call costs {each} bytes, its instance included");
    assert!(each < 1024, "a waiting call costs {each} bytes, its instance included");
    assert!(each > 64, "the store keeps more than {each} bytes: the measure is wrong");

    // All of them wait, and none is lost.
    for (ticket, token) in (1..).zip(others) {
        let answer = format!(r#"{{"ticket":"call-{ticket}","answer":{{"status":"success","data":{{"seat":"1A"}}}}}}"#);
        let ended = post(&router, token, "/complete", answer).await;
        assert!(ended.starts_with(r#"{"status":"success""#) && ended.contains(r#""seat":"1A""#), "{ended}");
    }
}
