//! Forged tickets.

use std::time::Duration;

use widget_functions::ErrorKind;

use super::*;
use crate::support::{BOOKED, card, quiet_card};
use crate::upstream::{Reply, Upstream};

#[tokio::test]
async fn rejects_a_ticket_without_a_call() {
    let card = quiet_card().await;
    for forged in ["", "p-1", "\u{0}", &"x".repeat(10_000)] {
        let error = failure(card.complete(Ticket::new(forged), Answer::json(PICKED)).await);
        assert_eq!((error.kind(), error.message()), (ErrorKind::NotFound, "there is no such call"));
    }
}

#[tokio::test]
async fn a_page_cannot_end_a_server_call() {
    let upstream = Upstream::start(|_| Reply::json(200, BOOKED).delay(Duration::from_millis(300))).await;
    let card = card(upstream.url()).await;
    let booking = tokio::spawn({
        let card = card.clone();
        async move { card.call(booking::BookClass { class_id: 42, note: None }).id("b-1").run(&()).await }
    });
    while upstream.requests().is_empty() {
        tokio::task::yield_now().await;
    }
    let forged = r#"{"status":"success","data":{"confirmation":"forged","seats_left":0}}"#;
    for answer in [Answer::json(forged), Answer::taken(), Answer::error("forged")] {
        let error = failure(card.complete(Ticket::new("b-1"), answer).await);
        assert_eq!((error.kind(), error.is_rejected()), (ErrorKind::Invalid, true));
    }
    assert_eq!(booking.await.unwrap().unwrap().confirmation, "c-1");
    assert_eq!(card.data().await.unwrap().seats_left, Some(3));
}

#[tokio::test]
async fn a_page_cannot_change_the_outcome_of_a_server_call() {
    let upstream = Upstream::start(|_| Reply::json(200, BOOKED)).await;
    let card = card(upstream.url()).await;
    let call = || card.call(booking::BookClass { class_id: 42, note: None }).id("b-1");
    call().run(&()).await.unwrap();
    card.complete(Ticket::new("b-1"), Answer::error("forged")).await.unwrap();
    assert_eq!(call().run(&()).await.unwrap().confirmation, "c-1");
    assert_eq!(problem(&card).await, None);
}
