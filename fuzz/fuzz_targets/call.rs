//! A page may send any bytes: calls, links, and answers are accepted exactly if serde_json accepts them.
//!
//! `cargo xtask soak call` runs it for 10 minutes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;
use widget_functions_fuzz::block_on;
use widget_functions_fuzz::json::{Verdict, is_success, reply};
use widget_functions_fuzz::widget::{Card, fuzzed, instance};

fuzz_target!(|input: (u8, &[u8])| {
    block_on(async {
        let (card, _) = instance().await;
        match input {
            // A seed's first byte is a digit.
            (kind, call) if kind % 4 == 0 => check_call(&card, call).await,
            (kind, inputs) if kind % 4 == 1 => {
                check_call(&card, &[br#"{"function":"choose","inputs":"#, inputs, b"}"].concat()).await;
            }
            (kind, body) if kind % 4 == 2 => {
                // No call waits, so that no ticket is valid.
                let reply = reply(card.to_dyn().complete(body.to_vec()).await.expect("an instance").to_json());
                assert!(!is_success(&reply), "{reply}");
            }
            (_, answer) => check_answer(&card, answer).await,
        }
    });
});

/// A call is dispatched, and what it changes is what serde reads from it.
async fn check_call(card: &Card, call: &[u8]) {
    let link = reply(card.to_dyn().link(call.to_vec()).await.expect("an instance").to_json());
    let succeeds = is_success(&reply(card.dispatch(call, &()).await));
    let data = card.data().await.expect("data");
    match Verdict::of(call) {
        Verdict::Skipped => return,
        Verdict::Invalid => assert!(!succeeds && !is_success(&link)),
        Verdict::Value(value) => match CallReference::of(call, &value) {
            Some(CallReference::Choose(inputs)) => {
                assert!(succeeds);
                assert_eq!(parts(data), (inputs.place, inputs.count, inputs.flag, inputs.list));
            }
            Some(CallReference::Other(expected)) => assert_eq!(succeeds, expected),
            None => assert!(!succeeds),
        },
    }
    // The same bytes as a page sends them. The id may be that of the call before.
    let again = reply(card.to_dyn().call(call.to_vec(), ()).await.expect("an instance").to_json());
    assert!(again["state"]["data"].is_object(), "{again}");
}

fn parts(data: fuzzed::Data) -> (String, u32, Option<bool>, Option<Vec<i64>>) {
    (data.place, data.count, data.flag, data.list)
}

/// What serde reads from a call.
enum CallReference {
    Choose(Choose),
    /// Whether the call succeeds in a host that does nothing.
    Other(bool),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Call {
    #[serde(default)]
    id: Option<String>,
    function: String,
    #[serde(default)]
    inputs: Option<Value>,
}

/// The same call, so that members that appear twice are found.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CallOf<T> {
    #[serde(default, rename = "id")]
    _id: Option<IgnoredAny>,
    #[serde(rename = "function")]
    _function: IgnoredAny,
    inputs: T,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Choose {
    place: String,
    count: u32,
    #[serde(default)]
    flag: Option<bool>,
    #[serde(default)]
    list: Option<Vec<i64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

impl CallReference {
    fn of(text: &[u8], value: &Value) -> Option<CallReference> {
        // serde would also read a struct from an array.
        value.as_object()?;
        let call: Call = serde_json::from_slice(text).ok()?;
        call.id.as_deref().is_none_or(is_id).then_some(())?;
        let inputs = call.inputs.unwrap_or_else(|| Value::Object(serde_json::Map::new()));
        inputs.as_object()?;
        match call.function.as_str() {
            "choose" => Some(CallReference::Choose(inputs_of(text)?)),
            "close" | "read" => Some(CallReference::Other(
                value.get("inputs").is_none_or(|inputs| inputs.is_null() || inputs_of::<Nothing>(text).is_some()),
            )),
            // The answer `{}` lacks what `need` returns, and the host does nothing.
            "need" | "pick" | "open" | "mail" => Some(CallReference::Other(false)),
            // The target `url` checks these.
            _ => None,
        }
    }
}

fn inputs_of<T: DeserializeOwned>(text: &[u8]) -> Option<T> {
    serde_json::from_slice::<CallOf<T>>(text).ok().map(|call| call.inputs)
}

fn is_id(id: &str) -> bool {
    (1..=128).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic())
}

/// An answer of the page ends the call that asked for it, with the values that serde reads from it.
async fn check_answer(card: &Card, answer: &[u8]) {
    let page = card.to_dyn();
    let call = br#"{"function":"pick","inputs":{"count":1}}"#;
    let asked = reply(page.call(&call[..], ()).await.expect("an instance").to_json());
    let ticket = &asked["ticket"];
    assert!(ticket.is_string(), "{asked}");
    let body = [br#"{"ticket":"#, ticket.to_string().as_bytes(), br#","answer":"#, answer, b"}"].concat();
    let ended = reply(page.complete(body.clone()).await.expect("an instance").to_json());
    let succeeds = is_success(&ended);
    let data = card.data().await.expect("data");
    match Verdict::of(&body) {
        Verdict::Skipped => {}
        Verdict::Invalid => assert!(!succeeds),
        Verdict::Value(value) => match answer_reference(&body, &value) {
            Some(seat) => assert_eq!((succeeds, data.place), (true, seat)),
            None => assert!(!succeeds),
        },
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Completion {
    #[serde(rename = "ticket")]
    _ticket: String,
    answer: Answer,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    status: String,
    #[serde(default)]
    data: Option<Seat>,
    #[serde(default)]
    error: Option<IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seat {
    seat: String,
    #[serde(default, rename = "row")]
    _row: Option<u8>,
}

/// The seat of a success.
fn answer_reference(body: &[u8], value: &Value) -> Option<String> {
    // serde would also read a struct from an array.
    value["answer"].as_object()?.get("data")?.as_object()?;
    let Answer { status, data, error } = serde_json::from_slice::<Completion>(body).ok()?.answer;
    if status == "success" && error.is_none() { data.map(|data| data.seat) } else { None }
}
