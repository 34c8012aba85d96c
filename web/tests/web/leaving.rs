//! A page that goes away in the middle of a call does not stop it.

use std::time::Duration;

use http::StatusCode;
use widget_functions::web::{RouterOptions, ServeOptions};
use widget_functions::{Host, HostError, Message, Url};

use crate::support::{App, BOOKED, raw, read_to_end, until, write};
use crate::upstream::{Reply, Upstream};

const BOOK: &str = r#"{"id":"b-1","function":"book_class","inputs":{"class_id":42}}"#;

async fn slow_upstream() -> Upstream {
    Upstream::start(|_| Reply::json(200, BOOKED).delay(Duration::from_millis(400))).await
}

#[tokio::test]
async fn a_call_goes_on_without_its_client_and_the_same_id_gives_its_outcome() {
    let upstream = slow_upstream().await;
    let app = App::new(upstream.url(), |options| options);
    let (card, page) = app.card("c-1").await;
    let server = app.serve(ServeOptions::new()).await;
    let mut leaving = server.connect().await;
    write(&mut leaving, &raw(&page, "call", BOOK)).await;
    until("the API is asked", async || upstream.requests().len() == 1).await;
    drop(leaving);

    // Asked again while it still runs, and once more when it has ended.
    let again = page.call(BOOK).await;
    assert_eq!((&again["status"], &again["data"]["confirmation"]), (&"success".into(), &"c-1".into()));
    assert_eq!(page.call(BOOK).await, again);
    assert_eq!(card.data().await.unwrap().seats_left, Some(3), "its follow-up ran");
    assert_eq!(upstream.requests().len(), 1);
}

#[tokio::test]
async fn a_shutdown_waits_for_a_running_request() {
    let upstream = slow_upstream().await;
    let app = App::new(upstream.url(), |options| options);
    let (_, page) = app.card("c-1").await;
    let mut server = app.serve(ServeOptions::new()).await;
    let mut stream = server.connect().await;
    write(&mut stream, &raw(&page, "call", BOOK)).await;
    until("the API is asked", async || upstream.requests().len() == 1).await;
    server.shut_down();
    let answer = read_to_end(&mut stream).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.contains("\"confirmation\":\"c-1\""), "{answer}");
    server.task.await.unwrap();
}

#[tokio::test]
async fn a_shutdown_waits_for_a_call_whose_client_has_left() {
    let upstream = slow_upstream().await;
    let app = App::new(upstream.url(), |options| options);
    let (card, page) = app.card("c-1").await;
    let mut server = app.serve(ServeOptions::new()).await;
    let mut leaving = server.connect().await;
    write(&mut leaving, &raw(&page, "call", BOOK)).await;
    until("the API is asked", async || upstream.requests().len() == 1).await;
    drop(leaving);
    server.shut_down();
    server.task.await.unwrap();
    assert_eq!(card.data().await.unwrap().seats_left, Some(3), "the outcome is committed");
}

/// A chat that is slow to take a message.
struct SlowChat;

impl Host for SlowChat {
    async fn send_message(&self, _: Message) -> Result<(), HostError> {
        tokio::time::sleep(Duration::from_millis(400)).await;
        Ok(())
    }
}

#[tokio::test]
async fn a_shutdown_waits_for_what_the_host_does_for_a_client_that_has_left() {
    let hosted = |options: RouterOptions| options.host(SlowChat);
    let app = App::new(Url::parse("http://127.0.0.1:9/").unwrap(), hosted);
    let (_, page) = app.card("c-1").await;
    let mut server = app.serve(ServeOptions::new()).await;
    let mut leaving = server.connect().await;
    let call = r#"{"id":"m-1","function":"ask","inputs":{"topic":"yoga"}}"#;
    write(&mut leaving, &raw(&page, "call", call)).await;
    tokio::time::sleep(Duration::from_millis(150)).await;
    drop(leaving);
    server.shut_down();
    server.task.await.unwrap();
    let again = tokio::time::timeout(Duration::from_millis(100), page.call(call)).await.unwrap();
    assert_eq!(again["status"], "success", "it has ended before the shutdown has");
}

/// A chat with a bug.
struct BrokenChat;

impl Host for BrokenChat {
    async fn send_message(&self, _: Message) -> Result<(), HostError> {
        panic!("a bug")
    }
}

#[tokio::test]
async fn a_host_that_panics_leaves_its_call_unknown() {
    let hosted = |options: RouterOptions| options.host(BrokenChat);
    let (_, page) = App::new(Url::parse("http://127.0.0.1:9/").unwrap(), hosted).card("c-1").await;
    let answer = page.post("call", r#"{"function":"ask","inputs":{"topic":"yoga"}}"#).await;
    assert_eq!((answer.status, &answer.json()["kind"]), (StatusCode::OK, &"unknown".into()));
}

#[tokio::test]
async fn a_shutdown_takes_no_longer_than_it_may() {
    let upstream = Upstream::start(|_| Reply::json(200, BOOKED).delay(Duration::from_secs(9))).await;
    let app = App::new(upstream.url(), |options| options);
    let (_, page) = app.card("c-1").await;
    let mut server = app.serve(ServeOptions::new().shutdown_timeout(Duration::from_millis(200))).await;
    let mut stream = server.connect().await;
    write(&mut stream, &raw(&page, "call", BOOK)).await;
    until("the API is asked", async || upstream.requests().len() == 1).await;
    server.shut_down();
    tokio::time::timeout(Duration::from_secs(3), server.task).await.unwrap().unwrap();
    assert_eq!(read_to_end(&mut stream).await, "", "the connection is cut");
}
