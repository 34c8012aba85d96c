//! The chat and its card, requested like a browser does, and the conversation in the terminal.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::site::{Program, Site};
use crate::{assert_shows, output};

#[tokio::test]
async fn serves_a_conversation_with_a_card_and_keeps_both() {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let file = folder.path().join("booking.db");
    let program = Program::start("booking", file.as_os_str()).await;
    let conversation = program.site.get("/").await.location();
    let card = Card::of(&program.site, &conversation).await;
    assert_page(&program.site, &conversation, &card).await;
    assert_books(&card).await;
    let said = program.site.post(&format!("{conversation}/messages"), &json!({ "text": "Thank you" })).await;
    assert_eq!(said.json()["sender"], "studio");
    assert_eq!(card.call("close", json!({})).await["state"]["dismissed"], true);
    program.interrupt().await;

    let program = Program::start("booking", file.as_os_str()).await;
    let messages = program.site.get(&format!("{conversation}/messages")).await.json();
    assert_eq!(messages.as_array().map(Vec::len), Some(5), "{messages}");
    let state = Card::of(&program.site, &conversation).await.site.get("/state").await.json()["state"].take();
    assert_eq!((&state["dismissed"], &state["data"]["title"]), (&true.into(), &"Vinyasa flow".into()));
    assert_eq!(program.site.get("/c/unknown").await.location(), "/");
    program.interrupt().await;
}

/// The routes of the card, on their own origin.
struct Card {
    site: Site,
}

impl Card {
    async fn of(chat: &Site, conversation: &str) -> Card {
        let given = chat.get(&format!("{conversation}/card")).await.json();
        let text = |name: &str| given[name].as_str().expect("a text").to_owned();
        let routes = text("src").replace("/page", "");
        Card { site: Site::at(&routes).with("authorization", &format!("Bearer {}", text("token"))) }
    }

    async fn call(&self, function: &str, inputs: Value) -> Value {
        self.site.post("/call", &json!({ "function": function, "inputs": inputs })).await.json()
    }
}

async fn assert_page(chat: &Site, conversation: &str, card: &Card) {
    let page = chat.get(conversation).await;
    assert_eq!(page.status, StatusCode::OK);
    let origin = card.site.url.replace("/booking", "");
    assert!(page.header("content-security-policy").contains(&format!("frame-src {origin};")));
    for file in ["chat.css", "border.css", "seats.css", "chat.js", "border.js", "seats.js", "icon.svg"] {
        assert_eq!(chat.get(&format!("/{file}")).await.status, StatusCode::OK, "{file}");
    }
    let page = card.site.get("/page").await;
    assert!(page.text.contains(&format!(r#"<meta name="widget-host" content="{}">"#, chat.url)));
    assert!(page.header("content-security-policy").ends_with(&format!("frame-ancestors {}", chat.url)));
    for file in ["/card.css", "/card.js", "/tap.js", "/widget.js", "/host.js"] {
        assert_eq!(card.site.get(file).await.status, StatusCode::OK, "{file}");
    }
}

async fn assert_books(card: &Card) {
    let full = card.call("book_class", json!({ "class_id": 7 })).await;
    assert_eq!(full["error"], "the class is full");
    assert_eq!(full["state"]["data"]["problem"], "Could not book: the class is full.");
    let booked = card.call("book_class", json!({ "class_id": 42, "note": "first time" })).await;
    assert_eq!(booked["data"]["confirmation"], "C-42-3");
    assert_eq!((&booked["state"]["data"]["class"], &booked["state"]["data"]["problem"]), (&42.into(), &Value::Null));
}

#[test]
fn plays_a_conversation_and_keeps_it_in_a_file() {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let file = folder.path().join("booking.db");
    let arguments = ["--terminal", file.to_str().expect("a path in Unicode")];
    let first = output("booking", &arguments);
    assert_shows(&first, &["Cards of earlier runs in it: 0, closed: 0."]);
    assert_conversation(&first, "conversation-1");
    let second = output("booking", &arguments);
    assert_shows(&second, &["Cards of earlier runs in it: 1, closed: 1."]);
    assert_conversation(&second, "conversation-2");
}

fn assert_conversation(output: &str, name: &str) {
    let steps = [
        name,
        "POST /classes/42/bookings?location=Amsterdam",
        r#""note":"first time""#,
        "201 Created",
        "returned  C-42-3, 3 seats left",
        "card      open, Amsterdam, booked, 3 seats left",
        r#"page      pick_seat {"class":42,"member":"m-7"}"#,
        "seat 12A",
        "chat      Mia: Tell me more about yoga in Utrecht & surroundings.",
        "new tab   https://www.openstreetmap.org/search?query=Utrecht%20%26%20surroundings",
        "POST /classes/7/bookings",
        "409 Conflict",
        "error     the class is full (status)",
        "Could not book: the class is full.",
        "She closes the card.",
        "card      closed",
        "The program starts again.",
        "card      closed, Utrecht & surroundings, booked, 3 seats left, seat 12A",
        "(dismissed)",
    ];
    assert_shows(output, &steps);
    assert_eq!(output.matches("POST /classes/42").count(), 1, "the second click reached the API\n{output}");
}
