//! A dismissed instance accepts only dismissals. Calls that were accepted before end normally.

use widget_functions::ErrorKind;

use super::*;
use crate::support::{BOOKED, card, json, quiet_card};
use crate::upstream::{Reply, Upstream};

#[tokio::test]
async fn rejects_every_call_except_a_dismissal() {
    let upstream = Upstream::start(|_| Reply::json(200, BOOKED)).await;
    let card = card(upstream.url()).await;
    card.call(booking::Close).run(&()).await.unwrap();
    for (function, inputs) in [
        ("book_class", r#"{"class_id":42}"#),
        ("pick_seat", r#"{"class_id":42}"#),
        ("highlight", r#"{"class_id":42}"#),
        ("ask", r#"{"topic":"yoga"}"#),
        ("map", "{}"),
        ("choose", r#"{"place":"Utrecht"}"#),
    ] {
        let page = support::Page::new();
        let call = format!(r#"{{"function":"{function}","inputs":{inputs}}}"#);
        let reply = json(card.dispatch(call.as_bytes(), &page).await);
        assert_eq!(reply, json(r#"{"status":"error","error":"this card is closed","kind":"dismissed"}"#), "{function}");
        assert_eq!(page.actions(), []);
    }
    assert_eq!(upstream.connections(), 0);
    let data = card.data().await.unwrap();
    assert_eq!((data.problem, data.location.as_str(), data.booked), (None, "Amsterdam", false), "no follow-up has run");
    card.call(booking::Close).run(&()).await.unwrap();
}

#[tokio::test]
async fn a_rejection_is_not_stored() {
    let card = quiet_card().await;
    card.call(booking::Close).run(&()).await.unwrap();
    for _ in 0..2 {
        let error = failure(card.call(booking::Choose { place: "Utrecht".to_owned() }).id("1").run(&()).await);
        assert_eq!((error.kind(), error.is_rejected()), (ErrorKind::Dismissed, true));
    }
    let error = failure(card.call(booking::Choose { place: "Delft".to_owned() }).id("1").run(&()).await);
    assert_eq!(error.kind(), ErrorKind::Dismissed);
}

#[tokio::test]
async fn accepts_the_answer_of_a_page_after_a_dismissal() {
    let card = quiet_card().await;
    let ticket = start(&card, "p-1").await;
    card.call(booking::Close).run(&()).await.unwrap();
    card.complete(ticket, Answer::json(PICKED)).await.unwrap();
    assert_eq!(problem(&card).await.as_deref(), Some("You sit on 12A"));
    assert!(card.is_dismissed().await.unwrap());
}

#[tokio::test]
async fn accepts_the_response_of_a_service_after_a_dismissal() {
    let upstream = Upstream::start(|_| Reply::json(200, BOOKED).delay(std::time::Duration::from_millis(200))).await;
    let card = card(upstream.url()).await;
    let booking = tokio::spawn({
        let card = card.clone();
        async move { card.call(booking::BookClass { class_id: 42, note: None }).run(&()).await.map(drop) }
    });
    while upstream.requests().is_empty() {
        tokio::task::yield_now().await;
    }
    card.call(booking::Close).run(&()).await.unwrap();
    booking.await.unwrap().unwrap();
    assert!(card.data().await.unwrap().booked);
}

#[tokio::test]
async fn returns_a_stored_outcome_after_a_dismissal() {
    let card = quiet_card().await;
    card.call(booking::Choose { place: "Utrecht".to_owned() }).id("1").run(&()).await.unwrap();
    card.call(booking::Close).run(&()).await.unwrap();
    card.call(booking::Choose { place: "Utrecht".to_owned() }).id("1").run(&()).await.unwrap();
}
