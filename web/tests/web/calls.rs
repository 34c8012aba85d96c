//! State, calls, answers and links, as the page's script uses them.

use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use widget_functions::web::RouterOptions;
use widget_functions::{ClientCall, Host, HostError, Message, Url};

use crate::support::{App, BOOKED, Page};
use crate::upstream::{Reply, Upstream};

/// The outcome without the state.
fn outcome(mut reply: Value) -> Value {
    reply.as_object_mut().unwrap().remove("state");
    reply
}

async fn complete(page: &Page, ticket: &str, answer: Value) -> Value {
    page.post("complete", json!({"ticket": ticket, "answer": answer}).to_string()).await.json()
}

#[tokio::test]
async fn a_page_opens_with_manifest_and_state() {
    let (_, page) = App::quiet().card("c-1").await;
    let opening = page.get("state").await.json();
    assert_eq!(opening["manifest"]["widget"], "booking");
    assert_eq!(opening["manifest"]["functions"][0]["name"], "book_class");
    assert_eq!(opening["manifest"]["functions"][0]["loading"], "container");
    let state = json!({
        "data": {"member_id": "m-c-1", "location": "Amsterdam", "seatsLeft": null, "problem": null},
        "dismissed": false,
    });
    assert_eq!(opening["state"], state);
}

#[tokio::test]
async fn a_server_call_gives_return_fields_and_state() {
    let upstream = Upstream::start(|_| Reply::json(200, BOOKED)).await;
    let (_, page) = App::new(upstream.url(), |options| options).card("c-1").await;
    let call = r#"{"id":"b-1","function":"book_class","inputs":{"class_id":42}}"#;
    let booked = page.call(call).await;
    assert_eq!(booked["state"]["data"]["seatsLeft"], 3);
    assert_eq!(outcome(booked.clone()), json!({"status": "success", "data": {"confirmation": "c-1", "seats_left": 3}}));
    assert_eq!(page.call(call).await, booked, "the same id gives the same");
    assert_eq!(upstream.requests().len(), 1);
}

#[tokio::test]
async fn a_failed_call_gives_the_error_and_the_state() {
    let upstream = Upstream::start(|_| Reply::json(409, r#"{"error":{"message":"The class is full"}}"#)).await;
    let (_, page) = App::new(upstream.url(), |options| options).card("c-1").await;
    let failed = page.call(r#"{"function":"book_class","inputs":{"class_id":42}}"#).await;
    assert_eq!(failed["state"]["data"]["problem"], "Could not book: The class is full");
    assert_eq!(outcome(failed), json!({"status": "error", "error": "The class is full", "kind": "status"}));
}

#[tokio::test]
async fn a_refused_call_tells_the_state_too() {
    let (_, page) = App::quiet().card("c-1").await;
    let refused = page.call(r#"{"function":"book_clas"}"#).await;
    assert_eq!(refused["kind"], "unknown_function");
    assert_eq!(refused["state"]["data"]["location"], "Amsterdam");
}

#[tokio::test]
async fn what_changes_the_record_only_is_done_at_once() {
    let (_, page) = App::quiet().card("c-1").await;
    let chosen = page.call(r#"{"function":"choose","inputs":{"place":"Utrecht"}}"#).await;
    assert_eq!((&chosen["data"], &chosen["state"]["data"]["location"]), (&json!({}), &json!("Utrecht")));
    let closed = page.call(r#"{"function":"close"}"#).await;
    assert_eq!((&closed["status"], &closed["state"]["dismissed"]), (&json!("success"), &json!(true)));
    assert_eq!(page.get("state").await.json()["state"]["dismissed"], true, "it stays closed");
    assert_eq!(page.call(r#"{"function":"choose","inputs":{"place":"x"}}"#).await["kind"], "dismissed");
    assert_eq!(page.post("links", r#"{"function":"map"}"#).await.json()["kind"], "dismissed");
}

#[tokio::test]
async fn a_client_call_asks_the_page_and_ends_with_its_answer() {
    let (card, page) = App::quiet().card("c-1").await;
    let asked = page.call(r#"{"id":"p-1","function":"pick_seat","inputs":{"class_id":42}}"#).await;
    assert_eq!(asked["state"]["data"]["problem"], Value::Null);
    let inputs = json!({"class": 42, "member": "m-c-1"});
    let action = json!({"type": "client", "function": "pick_seat", "inputs": inputs, "wait": 60000});
    assert_eq!(outcome(asked), json!({"status": "ask", "ticket": "p-1", "action": action}));

    let ended = complete(&page, "p-1", json!({"status": "success", "data": {"seatName": "12A"}})).await;
    assert_eq!(ended["state"]["data"]["problem"], "You sit on 12A");
    assert_eq!(outcome(ended), json!({"status": "success", "data": {"seatName": "12A"}}));
    assert_eq!(card.data().await.unwrap().problem.as_deref(), Some("You sit on 12A"));
}

#[tokio::test]
async fn a_second_answer_gets_what_the_first_led_to() {
    let (_, page) = App::quiet().card("c-1").await;
    let call = r#"{"id":"p-1","function":"pick_seat","inputs":{"class_id":42}}"#;
    page.call(call).await;
    let first = complete(&page, "p-1", json!({"status": "success", "data": {"seatName": "12A"}})).await;
    for second in [json!({"status": "success", "data": {"seatName": "1B"}}), json!({"status": "error", "error": "no"})]
    {
        assert_eq!(complete(&page, "p-1", second).await, first);
    }
    assert_eq!(page.call(call).await, first, "nor does a call with the same id ask again");
}

#[tokio::test]
async fn a_page_can_answer_with_an_error_or_with_nonsense() {
    let (_, page) = App::quiet().card("c-1").await;
    page.call(r#"{"id":"p-1","function":"pick_seat","inputs":{"class_id":42}}"#).await;
    let failed = complete(&page, "p-1", json!({"status": "error", "error": "The map is broken."})).await;
    assert_eq!(failed["state"]["data"]["problem"], "No seat: The map is broken.");
    assert_eq!(outcome(failed), json!({"status": "error", "error": "The map is broken.", "kind": "host"}));
    for (id, answer) in [
        ("p-2", json!({"status": "success", "data": {"seatName": 12}})),
        ("p-3", json!({"status": "success", "data": {"seat": "12A"}})),
        ("p-4", json!({"status": "taken"})),
    ] {
        page.call(json!({"id": id, "function": "pick_seat", "inputs": {"class_id": 42}})).await;
        assert_eq!(complete(&page, id, answer).await["kind"], "response");
    }
}

#[tokio::test]
async fn what_waits_for_no_answer_is_taken() {
    let (_, page) = App::quiet().card("c-1").await;
    let asked = page.call(r#"{"id":"h-1","function":"highlight","inputs":{"class_id":42}}"#).await;
    assert_eq!(asked["action"]["wait"], Value::Null);
    assert_eq!(
        outcome(complete(&page, "h-1", json!({"status": "taken"})).await),
        json!({"status": "success", "data": {}})
    );

    let asked = page.call(r#"{"id":"m-1","function":"ask","inputs":{"topic":"yoga"}}"#).await;
    let action = json!({"type": "message", "text": "Tell me more about yoga in Amsterdam.", "hidden": true});
    assert_eq!(asked["action"], action);
    assert_eq!(complete(&page, "m-1", json!({"status": "taken"})).await["status"], "success");

    let asked = page.call(r#"{"id":"l-1","function":"map"}"#).await;
    assert_eq!(asked["action"], json!({"type": "link", "url": "https://maps.example.com/search?q=Amsterdam&z=9"}));
    let opened = complete(&page, "l-1", json!({"status": "taken"})).await;
    assert_eq!(opened["state"]["data"]["problem"], "You looked at the map");
}

#[tokio::test]
async fn a_ticket_that_nobody_has_is_not_found() {
    let upstream = Upstream::start(|_| Reply::json(200, BOOKED)).await;
    let (_, page) = App::new(upstream.url(), |options| options).card("c-1").await;
    let missing = complete(&page, "nothing", json!({"status": "taken"})).await;
    assert_eq!((&missing["kind"], &missing["error"]), (&json!("not_found"), &json!("there is no such call")));
    // A server call that has ended gives its outcome, without what is secret.
    let booked = page.call(r#"{"id":"b-1","function":"book_class","inputs":{"class_id":42}}"#).await;
    assert_eq!(complete(&page, "b-1", json!({"status": "taken"})).await, booked);
}

#[tokio::test]
async fn a_link_is_resolved_without_an_effect() {
    let (card, page) = App::quiet().card("c-1").await;
    card.update(|data| data.location = "Den Haag & more".into()).await.unwrap();
    let link = page.post("links", r#"{"function":"map","inputs":{"zoom":3}}"#).await.json();
    let url = "https://maps.example.com/search?q=Den%20Haag%20%26%20more&z=3";
    assert_eq!(link, json!({"status": "success", "url": url}));
    assert_eq!(card.data().await.unwrap().problem, None, "nothing was executed");
    for other in ["book_class", "pick_seat", "ask", "close", "choose"] {
        let inputs = match other {
            "ask" => json!({"topic": "x"}),
            "choose" => json!({"place": "x"}),
            "close" => json!({}),
            _ => json!({"class_id": 1}),
        };
        let error = page.post("links", json!({"function": other, "inputs": inputs}).to_string()).await.json();
        assert_eq!((&error["status"], &error["kind"]), (&json!("error"), &json!("invalid")), "{other}");
    }
    assert_eq!(page.post("links", r#"{"function":"mapp"}"#).await.json()["kind"], "unknown_function");
}

/// A host that takes messages, answers some client calls, and opens no links.
#[derive(Clone, Default)]
struct Chat {
    messages: Arc<Mutex<Vec<Message>>>,
}

impl Host for Chat {
    async fn call_client(&self, call: ClientCall) -> Result<widget_functions::Answer, HostError> {
        match call.function.as_str() {
            "pick_seat" => Ok(widget_functions::Answer::json(r#"{"status":"success","data":{"seatName":"3C"}}"#)),
            _ => Err(HostError::unsupported()),
        }
    }

    async fn send_message(&self, message: Message) -> Result<(), HostError> {
        if message.text.contains("spam") {
            return Err(HostError::new("The chat does not take this."));
        }
        self.messages.lock().unwrap().push(message);
        Ok(())
    }
}

#[tokio::test]
async fn a_host_does_what_it_can_and_the_page_does_the_rest() {
    let chat = Chat::default();
    let messages = Arc::clone(&chat.messages);
    let hosted = |options: RouterOptions| options.host(chat);
    let (_, page) = App::new(Url::parse("http://127.0.0.1:9/").unwrap(), hosted).card("c-1").await;
    let picked = page.call(r#"{"function":"pick_seat","inputs":{"class_id":1}}"#).await;
    assert_eq!(picked["state"]["data"]["problem"], "You sit on 3C");
    let sent = page.call(r#"{"function":"ask","inputs":{"topic":"yoga"}}"#).await;
    assert_eq!(sent["status"], "success");
    let refused = page.call(r#"{"function":"ask","inputs":{"topic":"spam"}}"#).await;
    assert_eq!(outcome(refused), json!({"status": "error", "error": "The chat does not take this.", "kind": "host"}));
    assert_eq!(messages.lock().unwrap().len(), 1);
    for call in [r#"{"function":"highlight","inputs":{"class_id":1}}"#, r#"{"function":"map"}"#] {
        assert_eq!(page.call(call).await["status"], "ask", "{call}");
    }
}

/// The chat of one conversation.
struct Conversation {
    name: String,
    messages: Arc<Mutex<Vec<String>>>,
}

impl Host for Conversation {
    async fn send_message(&self, message: Message) -> Result<(), HostError> {
        self.messages.lock().unwrap().push(format!("{}: {}", self.name, message.text));
        Ok(())
    }
}

#[tokio::test]
async fn a_host_can_be_one_for_each_instance() {
    let messages = Arc::new(Mutex::new(Vec::new()));
    let all = Arc::clone(&messages);
    let hosted = |options: RouterOptions| {
        options.host_for(move |name| Conversation { name: name.to_owned(), messages: Arc::clone(&all) })
    };
    let app = App::new(Url::parse("http://127.0.0.1:9/").unwrap(), hosted);
    for id in ["c-1", "c-2"] {
        let (_, page) = app.card(id).await;
        assert_eq!(page.call(r#"{"function":"ask","inputs":{"topic":"yoga"}}"#).await["status"], "success");
    }
    let text = "Tell me more about yoga in Amsterdam.";
    assert_eq!(*messages.lock().unwrap(), [format!("c-1: {text}"), format!("c-2: {text}")]);
}
