//! Calls by name, from JSON to JSON.

use serde_json::Value;
use widget_functions::store::{Commit, CommitStatus, InstanceKey, StoreError, StoredIntent, StoredRecord};
use widget_functions::{Instance, Store};

use crate::support::{BOOKED, Page, booking, card, json, quiet_card};
use crate::upstream::{Reply, Upstream};

async fn dispatch(card: &Instance<booking::Config>, call: &str) -> Value {
    json(card.dispatch(call.as_bytes(), &()).await)
}

/// Returns the kind and the message of a rejection.
#[track_caller]
fn rejection(reply: &Value) -> (&str, &str) {
    let members: Vec<&str> = reply.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!((members.as_slice(), &reply["status"]), (&["error", "kind", "status"][..], &json(r#""error""#)));
    (reply["kind"].as_str().unwrap(), reply["error"].as_str().unwrap())
}

#[tokio::test]
async fn a_success_carries_the_return_fields() {
    let upstream = Upstream::start(|_| Reply::json(200, BOOKED)).await;
    let card = card(upstream.url()).await;
    let reply = dispatch(&card, r#"{"id":"b-1","function":"book_class","inputs":{"class_id":42}}"#).await;
    assert_eq!(reply, json(r#"{"status":"success","data":{"confirmation":"c-1","seats_left":3}}"#));
    assert_eq!(upstream.requests()[0].text(), r#"{"member":"m-7","note":null,"source":"chat"}"#);
    assert!(card.data().await.unwrap().booked);
}

#[tokio::test]
async fn a_success_without_return_fields_carries_an_empty_object() {
    let card = quiet_card().await;
    for call in [
        r#"{"function":"choose","inputs":{"place":"Utrecht"}}"#,
        r#" { "inputs" : {"place":"Utrecht"} , "functi\u006fn" : "ch\u006fose" } "#,
        r#"{"function":"close"}"#,
        r#"{"function":"close","inputs":{}}"#,
        r#"{"function":"close","inputs":null,"id":null}"#,
    ] {
        assert_eq!(dispatch(&card, call).await, json(r#"{"status":"success","data":{}}"#), "{call}");
    }
}

#[tokio::test]
async fn an_error_carries_its_text_and_its_kind() {
    let upstream = Upstream::start(|_| Reply::json(409, r#"{"error":{"message":"The class is full."}}"#)).await;
    let card = card(upstream.url()).await;
    let reply = dispatch(&card, r#"{"function":"book_class","inputs":{"class_id":42}}"#).await;
    assert_eq!(reply, json(r#"{"status":"error","error":"The class is full.","kind":"status"}"#));
}

#[tokio::test]
async fn a_page_can_answer_a_dispatched_call() {
    let card = quiet_card().await;
    let page = Page::saying(r#"{"status":"success","data":{"seat":"12A"}}"#);
    let reply = card.dispatch(br#"{"function":"pick_seat","inputs":{"class_id":42}}"#, &page).await;
    assert_eq!(json(reply), json(r#"{"status":"success","data":{"seat":"12A"}}"#));
}

#[tokio::test]
async fn rejects_an_unknown_function_and_suggests_the_nearest() {
    let card = quiet_card().await;
    let reply = dispatch(&card, r#"{"function":"book_clas","inputs":{"class_id":42}}"#).await;
    let message = "there is no function `book_clas`, did you mean `book_class`?";
    assert_eq!(rejection(&reply), ("unknown_function", message));
    let reply = dispatch(&card, r#"{"function":"fly"}"#).await;
    assert_eq!(rejection(&reply), ("unknown_function", "there is no function `fly`"));
}

#[tokio::test]
async fn rejects_invalid_inputs_before_any_effect() {
    let upstream = Upstream::start(|_| Reply::json(200, BOOKED)).await;
    let card = card(upstream.url()).await;
    for (inputs, message) in [
        ("{}", "input `class_id` is missing"),
        (r#"{"class_id":null}"#, "input `class_id` should be an integer"),
        (r#"{"class_id":"42"}"#, "input `class_id` should be an integer"),
        (r#"{"class_id":4.2}"#, "input `class_id` should be an integer"),
        (r#"{"class_id":-1}"#, "input `class_id` has a value that does not fit"),
        (r#"{"class_id":99999999999999999999}"#, "input `class_id` has a value that does not fit"),
        (r#"{"class_id":42,"note":7}"#, "input `note` should be text"),
        (r#"{"note":7}"#, "input `class_id` is missing; input `note` should be text"),
        (r#"{"class_id":42,"class_id":43}"#, "duplicate input `class_id`"),
        (r#"{"clas_id":42}"#, "unknown input `clas_id` (did you mean `class_id`?): the inputs are `class_id`, `note`"),
        ("[42]", "the inputs are not a JSON object"),
        ("42", "the inputs are not a JSON object"),
        (r#""{}""#, "the inputs are not a JSON object"),
    ] {
        for call in [
            format!(r#"{{"id":"b-1","function":"book_class","inputs":{inputs}}}"#),
            format!(r#"{{"inputs":{inputs},"id":"b-1","function":"book_class"}}"#),
        ] {
            assert_eq!(rejection(&dispatch(&card, &call).await), ("invalid", message), "{call}");
        }
    }
    assert_eq!(upstream.connections(), 0);
    let data = card.data().await.unwrap();
    assert_eq!((data.booked, data.problem), (false, None), "no follow-up runs");
    let reply = dispatch(&card, r#"{"id":"b-1","function":"book_class","inputs":{"class_id":42}}"#).await;
    assert_eq!(reply["status"], "success", "the id of a refused call is free");
}

#[tokio::test]
async fn rejects_a_body_that_is_not_a_call() {
    let card = quiet_card().await;
    for call in [
        &b""[..],
        b"close",
        b"[]",
        b"[null,\"close\",null]",
        b"{}",
        b"null",
        b"{\"function\":7}",
        b"{\"function\":\"close\",}",
        b"{\"function\":\"close\"} x",
        b"{\"function\":\"close\",\"function\":\"close\"}",
        b"{\"function\":\"close\",\"id\":7}",
        b"{\"function\":\"close\",\"input\":{}}",
        b"{\"function\":\"close\",\"inputs\":{\"x\":}}",
        b"{\"function\":\"close\",\"inputs\":{},\"inputs\":{}}",
        b"{\"inputs\":{\"x\":1},\"function\":\"fly\",\"x\":1}",
        b"{\"function\":\"clo\xffse\"}",
        b"{\"function\":\"close\",\"inputs\":{\"\xff\":1}}",
        b"{\"function\":\"fly\",\"inputs\":{\"\\ud800\":1}}",
        b"{\"inputs\":{\"\\ud800\":1},\"function\":\"fly\"}",
    ] {
        let reply = json(card.dispatch(call, &()).await);
        let message = "a call is a JSON object with `function` and, if needed, `inputs` and `id`";
        assert_eq!(rejection(&reply), ("invalid", message), "{}", String::from_utf8_lossy(call));
    }
    assert!(!card.is_dismissed().await.unwrap());
}

#[tokio::test]
async fn shortens_names_in_messages() {
    let card = quiet_card().await;
    let call = format!(r#"{{"function":"{}\n\u0007"}}"#, "x".repeat(5000));
    let reply = dispatch(&card, &call).await;
    let (kind, message) = rejection(&reply);
    assert_eq!(kind, "unknown_function");
    assert!(message.len() < 200 && !message.contains(char::is_control), "{message:?}");
}

#[tokio::test]
async fn a_deleted_instance_is_an_error_outcome() {
    let widget = crate::support::widget(Unloved, "http://127.0.0.1:9/".parse().unwrap());
    let card = widget.create("c-42", booking::Data::new("m-7")).await.unwrap();
    let reply = dispatch(&card, r#"{"function":"close"}"#).await;
    assert_eq!(rejection(&reply).0, "not_found");
}

/// A store that loses everything immediately.
struct Unloved;

impl Store for Unloved {
    async fn load(&self, _: &InstanceKey, _: Option<&str>) -> Result<Option<StoredRecord>, StoreError> {
        Ok(None)
    }

    async fn commit(&self, _: &InstanceKey, commit: Commit) -> Result<CommitStatus, StoreError> {
        Ok(CommitStatus::Committed { version: commit.next_version() })
    }

    async fn expired(&self, _: &InstanceKey, _: u64, _: usize) -> Result<Vec<StoredIntent>, StoreError> {
        Ok(Vec::new())
    }

    async fn delete(&self, _: &InstanceKey) -> Result<bool, StoreError> {
        Ok(false)
    }

    async fn purge(&self, _: u64, _: usize) -> Result<usize, StoreError> {
        Ok(0)
    }
}
