#![allow(clippy::unwrap_used, reason = "tests")]

use std::time::Duration;

use bytes::Bytes;
use serde_json::value::RawValue;
use url::Url;

use super::*;
use crate::error::{ErrorKind, FunctionError};
use crate::ticket::Ticket;

mod samples;

fn raw(json: &str) -> Box<RawValue> {
    RawValue::from_string(json.to_owned()).unwrap()
}

fn text(json: Vec<u8>) -> String {
    String::from_utf8(json).unwrap()
}

#[test]
fn replies_are_one_object_with_the_state_last() {
    let state = Some(State { data: raw(r#"{"seat":"1A"}"#), dismissed: false });
    let success = CallReply { status: CallStatus::Success { data: raw("{}") }, state: state.clone() };
    let expected = r#"{"status":"success","data":{},"state":{"data":{"seat":"1A"},"dismissed":false}}"#;
    assert_eq!(text(success.to_json()), expected);
    let error = FunctionError::new(ErrorKind::OutcomeUnknown, "a \"quoted\" text");
    let failed = CallReply { status: CallStatus::Error(error), state: None };
    assert_eq!(text(failed.to_json()), r#"{"status":"error","error":"a \"quoted\" text","kind":"unknown"}"#);
    let message = Message { text: "Hello".to_owned(), hidden: true };
    let ask = CallStatus::Ask { ticket: Ticket::new("c-1"), action: HostAction::Message(message) };
    let expected =
        r#"{"status":"ask","ticket":"c-1","action":{"type":"message","text":"Hello","hidden":true},"state":"#;
    assert!(text(CallReply { status: ask, state }.to_json()).starts_with(expected));
}

#[test]
fn a_client_action_contains_its_inputs_as_they_were_rendered() {
    let call = |response_timeout| {
        let (function, inputs) = ("pick".to_owned(), Bytes::from_static(br#"{"a": [1,  2]}"#));
        serde_json::to_string(&HostAction::Client(ClientCall { function, inputs, response_timeout })).unwrap()
    };
    let expected = r#"{"type":"client","function":"pick","inputs":{"a": [1,  2]},"wait":1500}"#;
    assert_eq!(call(Some(Duration::from_millis(1500))), expected);
    assert_eq!(call(None), r#"{"type":"client","function":"pick","inputs":{"a": [1,  2]},"wait":null}"#);
}

#[test]
fn inputs_that_are_not_json_give_an_internal_error() {
    let call = ClientCall { function: "pick".to_owned(), inputs: Bytes::from_static(b"{"), response_timeout: None };
    let status = CallStatus::Ask { ticket: Ticket::new("c-1"), action: HostAction::Client(call) };
    let reply = text(CallReply { status, state: None }.to_json());
    assert_eq!(reply, r#"{"status":"error","error":"something went wrong","kind":"internal"}"#);
}

#[test]
fn a_link_reply_is_an_url_or_an_error() {
    let success = LinkReply::Success { url: Url::parse("https://maps.example/?q=a").unwrap() };
    assert_eq!(text(success.to_json()), r#"{"status":"success","url":"https://maps.example/?q=a"}"#);
    let error = LinkReply::Error(FunctionError::new(ErrorKind::Dismissed, "this card is closed"));
    assert_eq!(text(error.to_json()), r#"{"status":"error","error":"this card is closed","kind":"dismissed"}"#);
}
