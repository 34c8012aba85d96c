//! Each kind has its effect, and then runs its follow-up.

use std::time::Duration;

use widget_functions::{ClientCall, ErrorKind, HostAction, Link, Message, Url};

use crate::support::{BOOKED, Page, booking, card, failure, json, quiet_card};
use crate::upstream::{Reply, Upstream};

#[tokio::test]
async fn a_server_function_sends_its_request_and_returns_its_fields() {
    let upstream = Upstream::start(|_| Reply::json(200, BOOKED)).await;
    let card = card(upstream.url()).await;
    let note = Some("by the window".to_owned());
    let booked = card.call(booking::BookClass { class_id: 42, note }).run(&()).await.unwrap();
    assert_eq!((booked.confirmation.as_str(), booked.seats_left), ("c-1", 3));

    let requests = upstream.requests();
    let [request] = &requests[..] else { panic!("there were {} requests", requests.len()) };
    assert_eq!((request.method.as_str(), request.target.as_str()), ("POST", "/classes/42/bookings?location=Amsterdam"));
    assert_eq!(request.header("authorization"), Some("Bearer k-123"));
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.text(), r#"{"member":"m-7","note":"by the window","source":"chat"}"#);

    let data = card.data().await.unwrap();
    assert_eq!((data.booked, data.seats_left, data.problem), (true, Some(3), None));
}

#[tokio::test]
async fn a_server_function_that_fails_runs_its_other_follow_up() {
    let full = r#"{"error":{"message":"The class is full."}}"#;
    let upstream = Upstream::start(move |_| Reply::json(409, full)).await;
    let card = card(upstream.url()).await;
    let error = failure(card.call(booking::BookClass { class_id: 42, note: None }).run(&()).await);
    assert_eq!((error.kind(), error.message()), (ErrorKind::Status, "The class is full."));
    assert_eq!(error.status().map(|status| status.as_u16()), Some(409));
    let data = card.data().await.unwrap();
    assert_eq!((data.booked, data.problem.as_deref()), (false, Some("Could not book: The class is full.")));
}

#[tokio::test]
async fn a_client_function_waits_for_the_answer_of_the_page() {
    let card = quiet_card().await;
    let page = Page::saying(r#"{"status":"success","data":{"seat":"12A"}}"#);
    let picked = card.call(booking::PickSeat { class_id: 42 }).run(&page).await.unwrap();
    assert_eq!(picked.seat, "12A");
    let HostAction::Client(ClientCall { function, inputs, response_timeout, .. }) = page.action() else {
        panic!("the page was asked for {:?}", page.action());
    };
    assert_eq!((function.as_str(), response_timeout), ("pick_seat", Some(Duration::from_secs(60))));
    assert_eq!(json(&inputs), json(r#"{"class":42,"member":"m-7"}"#));
    assert_eq!(card.data().await.unwrap().problem.as_deref(), Some("You sit on 12A"));
}

#[tokio::test]
async fn a_client_function_that_does_not_wait_succeeds_once_posted() {
    let card = quiet_card().await;
    card.update(|data| data.problem = Some("old".to_owned())).await.unwrap();
    let page = Page::new();
    card.call(booking::Highlight { class_id: 42 }).run(&page).await.unwrap();
    assert!(matches!(page.action(), HostAction::Client(ClientCall { response_timeout: None, .. })));
    assert_eq!(card.data().await.unwrap().problem, None);
}

#[tokio::test]
async fn a_message_goes_into_the_conversation_before_the_follow_up_runs() {
    let card = quiet_card().await;
    let page = Page::new();
    card.call(booking::Ask { topic: "yoga".to_owned() }).run(&page).await.unwrap();
    let text = "Tell me more about yoga in Amsterdam.".to_owned();
    assert_eq!(page.action(), HostAction::Message(Message { text, hidden: true }));
    assert!(card.is_dismissed().await.unwrap());
}

#[tokio::test]
async fn a_link_is_opened_with_its_values_encoded() {
    let card = quiet_card().await;
    card.update(|data| data.location = "Den Haag & Delft".to_owned()).await.unwrap();
    let page = Page::new();
    card.call(booking::Map).run(&page).await.unwrap();
    let url = Url::parse("https://maps.example.com/search?q=Den%20Haag%20%26%20Delft").unwrap();
    assert_eq!(page.action(), HostAction::Link(Link { url }));
    assert_eq!(card.data().await.unwrap().problem.as_deref(), Some("You looked at the map"));
}

#[tokio::test]
async fn dismissing_closes_the_card_for_good() {
    let card = quiet_card().await;
    assert!(!card.is_dismissed().await.unwrap());
    for _ in 0..3 {
        card.call(booking::Close).run(&()).await.unwrap();
        assert!(card.is_dismissed().await.unwrap());
    }
}

#[tokio::test]
async fn setting_variables_changes_the_named_fields_only() {
    let card = quiet_card().await;
    card.call(booking::Choose { place: "Utrecht".to_owned() }).run(&()).await.unwrap();
    let data = card.data().await.unwrap();
    assert_eq!((data.location.as_str(), data.member_id.as_str(), data.booked), ("Utrecht", "m-7", false));
}

#[tokio::test]
async fn an_unsupported_action_is_an_error_outcome() {
    let card = quiet_card().await;
    let error = failure(card.call(booking::PickSeat { class_id: 42 }).run(&()).await);
    assert_eq!((error.kind(), error.is_rejected()), (ErrorKind::Unsupported, false));
    assert_eq!(card.data().await.unwrap().problem, Some(format!("No seat: {error}")));
    let error = failure(card.call(booking::Ask { topic: "yoga".to_owned() }).run(&()).await);
    assert_eq!(error.kind(), ErrorKind::Unsupported);
    assert!(!card.is_dismissed().await.unwrap());
}

#[tokio::test]
async fn a_follow_up_on_execution_runs_after_success_only() {
    let card = quiet_card().await;
    let page = Page::failing("The chat is closed.");
    let error = failure(card.call(booking::Ask { topic: "yoga".to_owned() }).run(&page).await);
    assert_eq!((error.kind(), error.message()), (ErrorKind::Host, "The chat is closed."));
    let error = failure(card.call(booking::Map).run(&page).await);
    assert_eq!(error.kind(), ErrorKind::Host);
    assert!(!card.is_dismissed().await.unwrap());
    assert_eq!(card.data().await.unwrap().problem, None);
}
