//! Nothing that a browser receives holds a secret, or anything of a config or a server template.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use serde_json::json;

use crate::support::{Answer, App, BOOKED, Page};
use crate::upstream::{Reply, Upstream};

/// Texts that no answer may hold, in any of the usual encodings.
fn hidden(upstream: &Upstream) -> Vec<String> {
    let mut hidden: Vec<String> =
        ["secret-key", "secret-login", "secret-door", "hidden-path", "hidden-template", "not-declared", "x-login"]
            .map(str::to_owned)
            .into();
    hidden.push(upstream.url().authority().to_owned());
    hidden
}

/// The text as it is, and as somebody may have written it. Base64 has three faces, after where the
/// text begins; the characters at both ends depend on what stands beside it.
fn faces(text: &str) -> Vec<String> {
    let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    let percent: String = text.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let mut faces = vec![text.to_owned(), hex, percent];
    for shift in 0..3 {
        let shifted = format!("{}{text}", "\0".repeat(shift));
        for encoded in [STANDARD_NO_PAD.encode(&shifted), URL_SAFE_NO_PAD.encode(&shifted)] {
            let start = if shift == 0 { 0 } else { shift + 1 };
            faces.push(encoded[start..encoded.len() - 1].to_owned());
        }
    }
    faces.iter().map(|face| face.to_ascii_lowercase()).collect()
}

async fn everything(page: &Page) -> Vec<Answer> {
    let mut answers = Vec::new();
    for route in ["state", "widget.js", "host.js", "call", "nothing"] {
        answers.push(page.get(route).await);
    }
    for call in [
        json!({"id": "b-1", "function": "book_class", "inputs": {"class_id": 42}}),
        json!({"id": "b-1", "function": "book_class", "inputs": {"class_id": 42}}),
        json!({"id": "b-1", "function": "book_class", "inputs": {"class_id": 43}}),
        json!({"id": "b-2", "function": "book_class", "inputs": {"class_id": 409}}),
        json!({"id": "b-3", "function": "book_class", "inputs": {"class_id": 500}}),
        json!({"id": "b-4", "function": "book_class", "inputs": {"class_id": 204}}),
        json!({"id": "b-5", "function": "book_class", "inputs": {"class": 1}}),
        json!({"id": "p-1", "function": "pick_seat", "inputs": {"class_id": 42}}),
        json!({"id": "m-1", "function": "ask", "inputs": {"topic": "{{config.api_key}} {{login_token}}"}}),
        json!({"function": "choose", "inputs": {"place": "{{login_token}}"}}),
    ] {
        answers.push(page.post("call", call.to_string()).await);
    }
    for ticket in ["b-1", "b-2", "p-1", "m-1"] {
        let answer = json!({"ticket": ticket, "answer": {"status": "taken"}});
        answers.push(page.post("complete", answer.to_string()).await);
    }
    for function in ["map", "book_class"] {
        answers.push(page.post("links", json!({"function": function, "inputs": {}}).to_string()).await);
    }
    answers.push(page.post_as("text/plain", "call", "{}").await);
    answers.push(page.get("state").await);
    answers
}

#[tokio::test]
async fn no_answer_holds_what_is_secret() {
    let upstream = Upstream::start(|request| match request.path() {
        "/hidden-path/409" => Reply::json(409, r#"{"error":{"message":"full"},"door_code":"secret-door"}"#),
        "/hidden-path/500" => Reply::json(500, r#"{"error":"secret-door"}"#),
        "/hidden-path/204" => Reply::status(204),
        _ => Reply::json(200, BOOKED),
    })
    .await;
    let app = App::new(upstream.url(), |options| options);
    let (card, page) = app.card("c-1").await;
    let answers = everything(&page).await;
    assert_eq!(upstream.requests().len(), 4, "the calls were made");
    assert_eq!(card.data().await.unwrap().login_token.expose().as_deref(), Some("secret-door"));

    let received: Vec<String> =
        answers.iter().map(|answer| format!("{answer:?} {}", String::from_utf8_lossy(&answer.body))).collect();
    assert!(received.iter().any(|text| text.contains("c-1")), "the search would find what is there");
    let received = received.concat().to_ascii_lowercase();
    for text in hidden(&upstream) {
        for face in faces(&text) {
            assert!(!received.contains(&face), "{text} is in an answer as {face}");
        }
    }
}

#[test]
fn the_faces_of_a_text_are_found() {
    for around in ["", "a", "ab", "abc"] {
        let text = format!("{around}secret-key{around}");
        let encoded = STANDARD_NO_PAD.encode(&text).to_ascii_lowercase();
        assert!(faces("secret-key").iter().any(|face| encoded.contains(face)), "{encoded}");
    }
}
