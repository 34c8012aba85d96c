//! Another process can end a call, because the store contains everything that it needs.

use std::path::Path;

use widget_functions::{ErrorKind, Sqlite, Url};

use super::*;
use crate::support::widget;

/// Opens the instance like another process: with its own store, runtime, and widget.
async fn process(file: &Path) -> Instance<booking::Config> {
    let widget = widget(Sqlite::open(file).unwrap(), Url::parse("http://127.0.0.1:9/").unwrap());
    widget.open_or_create("c-42", || booking::Data::new("m-7")).await.unwrap()
}

#[tokio::test]
async fn another_process_ends_the_call() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("booking.db");
    let here = process(&file).await;
    let elsewhere = process(&file).await;
    let ticket = start(&here, "p-1").await;
    // The ticket is sent as the id of its call.
    let ticket = Ticket::new(ticket.to_string());
    elsewhere.complete(ticket.clone(), Answer::json(PICKED)).await.unwrap();
    assert_eq!(problem(&here).await.as_deref(), Some("You sit on 12A"));
    here.complete(ticket, Answer::error("late")).await.unwrap();
    let picked = done(here.call(booking::PickSeat { class_id: 42 }).id("p-1").start().await).unwrap();
    assert_eq!(picked.seat, "12A");
}

#[tokio::test]
async fn a_later_process_ends_the_call() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("booking.db");
    let message = {
        let card = process(&file).await;
        start(&card, "p-1").await;
        asked(card.call(booking::Ask { topic: "yoga".to_owned() }).start().await).0
    };
    let card = process(&file).await;
    card.complete(Ticket::new("p-1"), Answer::json(PICKED)).await.unwrap();
    card.complete(message, Answer::taken()).await.unwrap();
    assert_eq!(problem(&card).await.as_deref(), Some("You sit on 12A"));
    assert!(card.is_dismissed().await.unwrap());
}

#[tokio::test]
async fn a_call_waits_for_the_same_call_in_another_process() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("booking.db");
    let (here, elsewhere) = (process(&file).await, process(&file).await);
    let ticket = start(&here, "p-1").await;
    let waiting = tokio::spawn(async move {
        let step = elsewhere.call(booking::PickSeat { class_id: 42 }).id("p-1").start().await;
        done(step).unwrap().seat
    });
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    here.complete(ticket, Answer::json(PICKED)).await.unwrap();
    assert_eq!(waiting.await.unwrap(), "12A");
}

#[tokio::test]
async fn tickets_belong_to_their_instance() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("booking.db");
    let card = process(&file).await;
    let ticket = start(&card, "p-1").await;
    let widget = widget(Sqlite::open(&file).unwrap(), Url::parse("http://127.0.0.1:9/").unwrap());
    let other = widget.create("c-43", booking::Data::new("m-8")).await.unwrap();
    let error = failure(other.complete(ticket, Answer::json(PICKED)).await);
    assert_eq!(error.kind(), ErrorKind::NotFound);
}
