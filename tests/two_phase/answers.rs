//! The first answer ends the call. It is checked like inputs.

use widget_functions::{ErrorKind, HostError};

use super::*;
use crate::support::quiet_card;

#[tokio::test]
async fn a_client_function_ends_with_the_answer() {
    let card = quiet_card().await;
    let ticket = start(&card, "p-1").await;
    assert_eq!(problem(&card).await, None, "nothing has happened yet");
    card.complete(ticket, Answer::json(PICKED)).await.unwrap();
    assert_eq!(problem(&card).await.as_deref(), Some("You sit on 12A"));
    let picked = done(card.call(booking::PickSeat { class_id: 42 }).id("p-1").start().await).unwrap();
    assert_eq!(picked.seat, "12A");
}

#[tokio::test]
async fn an_acknowledgment_ends_a_message_or_a_link() {
    let card = quiet_card().await;
    let (link, action) = asked(card.call(booking::Map).start().await);
    assert!(matches!(action, HostAction::Link(_)));
    card.complete(link, Answer::taken()).await.unwrap();
    assert_eq!(problem(&card).await.as_deref(), Some("You looked at the map"));
    let (message, action) = asked(card.call(booking::Ask { topic: "yoga".to_owned() }).start().await);
    assert!(matches!(action, HostAction::Message(_)));
    assert!(!card.is_dismissed().await.unwrap());
    card.complete(message, Answer::json(r#"{"status":"success"}"#)).await.unwrap();
    assert!(card.is_dismissed().await.unwrap());
}

#[tokio::test]
async fn a_message_or_a_link_that_the_page_rejects_is_an_error() {
    let card = quiet_card().await;
    for answer in [Answer::error("Not now."), Answer::json(r#"{"status":"error","error":"Not now."}"#)] {
        let (link, _) = asked(card.call(booking::Map).start().await);
        let error = failure(card.complete(link, answer.clone()).await);
        assert_eq!((error.kind(), error.message()), (ErrorKind::Host, "Not now."));
        let (message, _) = asked(card.call(booking::Ask { topic: "yoga".to_owned() }).start().await);
        assert_eq!(failure(card.complete(message, answer).await).kind(), ErrorKind::Host);
    }
    assert_eq!((problem(&card).await, card.is_dismissed().await.unwrap()), (None, false));
}

#[tokio::test]
async fn functions_that_only_change_the_record_end_immediately() {
    let card = quiet_card().await;
    done(card.call(booking::Choose { place: "Utrecht".to_owned() }).start().await).unwrap();
    assert_eq!(card.data().await.unwrap().location, "Utrecht");
    done(card.call(booking::Close).start().await).unwrap();
    assert!(card.is_dismissed().await.unwrap());
}

#[tokio::test]
async fn a_second_answer_changes_nothing_and_gets_the_first_outcome() {
    let card = quiet_card().await;
    let ticket = start(&card, "p-1").await;
    card.complete(ticket.clone(), Answer::json(PICKED)).await.unwrap();
    for late in [Answer::json(r#"{"status":"success","data":{"seat":"1B"}}"#), Answer::error("no"), Answer::json("{")] {
        card.complete(ticket.clone(), late).await.unwrap();
    }
    assert_eq!(problem(&card).await.as_deref(), Some("You sit on 12A"));

    let ticket = start(&card, "p-2").await;
    failure(card.complete(ticket.clone(), Answer::error("The map is broken.")).await);
    let error = failure(card.complete(ticket, Answer::json(PICKED)).await);
    assert_eq!((error.kind(), error.message()), (ErrorKind::Host, "The map is broken."));
    assert_eq!(problem(&card).await.as_deref(), Some("No seat: The map is broken."));
}

#[tokio::test]
async fn only_one_of_many_concurrent_answers_counts() {
    let card = quiet_card().await;
    let ticket = start(&card, "p-1").await;
    let tasks: Vec<_> = (0..16)
        .map(|seat| {
            let (card, ticket) = (card.clone(), ticket.clone());
            let answer = Answer::json(format!(r#"{{"status":"success","data":{{"seat":"{seat}"}}}}"#));
            tokio::spawn(async move { card.complete(ticket, answer).await })
        })
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    let picked = done(card.call(booking::PickSeat { class_id: 42 }).id("p-1").start().await).unwrap();
    assert_eq!(problem(&card).await, Some(format!("You sit on {}", picked.seat)));
}

#[tokio::test]
async fn an_error_of_the_page_is_the_outcome() {
    let card = quiet_card().await;
    for (number, (answer, message)) in [
        (Answer::json(r#"{"status":"error","error":"The map is broken."}"#), "The map is broken."),
        (Answer::json(r#"{"status":"error","error":"a\nb"}"#), "a b"),
        (Answer::json(r#"{"status":"error"}"#), "the page answered with an error"),
        (Answer::json(r#"{"status":"error","error":{"x":1}}"#), "the page answered with an error"),
        (Answer::error("The map is broken."), "The map is broken."),
    ]
    .into_iter()
    .enumerate()
    {
        let ticket = start(&card, &format!("p-{number}")).await;
        let error = failure(card.complete(ticket, answer).await);
        assert_eq!((error.kind(), error.message()), (ErrorKind::Host, message));
        assert_eq!(problem(&card).await, Some(format!("No seat: {message}")));
    }
}

#[tokio::test]
async fn an_invalid_answer_is_an_error_with_a_reason() {
    let card = quiet_card().await;
    let shape = "the page's answer is not what was asked for";
    for (number, (answer, message)) in [
        ("", shape),
        ("12A", shape),
        ("[]", shape),
        ("{}", shape),
        (r#"{"status":"succes","data":{"seat":"12A"}}"#, shape),
        (r#"{"status":7}"#, shape),
        (r#"{"status":"success","data":["12A"]}"#, "the page's answer is not as expected: `seat` is missing"),
        (r#"{"status":"success"}"#, "the page's answer is not as expected: `seat` is missing"),
        (r#"{"status":"success","data":{"seat":12}}"#, "the page's answer is not as expected: `seat` should be text"),
        (r#"{"status":"success","data":{"seat":"1","row":2}}"#, "the page's answer has the unknown field `row`"),
        (r#"{"status":"success","data":{"seat":"1","seat":"2"}}"#, "the page's answer has the field `seat` twice"),
    ]
    .into_iter()
    .enumerate()
    {
        let ticket = start(&card, &format!("p-{number}")).await;
        let error = failure(card.complete(ticket, Answer::json(answer)).await);
        assert_eq!((error.kind(), error.message()), (ErrorKind::Response, message), "{answer}");
        assert_eq!(problem(&card).await, Some(format!("No seat: {message}")), "{answer}");
    }
}

#[tokio::test]
async fn an_acknowledgment_does_not_answer_a_client_call() {
    let card = quiet_card().await;
    let ticket = start(&card, "p-1").await;
    let error = failure(card.complete(ticket, Answer::taken()).await);
    assert_eq!((error.kind(), error.message()), (ErrorKind::Response, "the page did not answer what was asked"));
}

#[tokio::test]
async fn an_answer_can_be_made_of_any_serializable_value() {
    let card = quiet_card().await;
    let ticket = start(&card, "p-1").await;
    let answer = Answer::success(std::collections::BTreeMap::from([("seat", "12A")])).unwrap();
    card.complete(ticket, answer).await.unwrap();
    assert_eq!(problem(&card).await.as_deref(), Some("You sit on 12A"));
    let error: HostError = Answer::success(std::collections::BTreeMap::from([(vec![1], 2)])).unwrap_err();
    assert_eq!(error.to_string(), "the answer is no JSON");
}
