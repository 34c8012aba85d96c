//! The studio's booking API. It stands for your own service, and does not depend on widgets.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::time::sleep;

/// The key that the API expects in the header `authorization`.
pub(crate) const KEY: &str = "studio-key-4f1c09";

struct Class {
    title: &'static str,
    starts: &'static str,
    seats_left: u32,
}

#[derive(Clone)]
struct Studio {
    classes: Arc<Mutex<HashMap<u64, Class>>>,
    delay: Duration,
}

/// Returns the routes of the API. Each response is delayed, as on a network.
pub(crate) fn router(delay: Duration) -> Router {
    let classes = Mutex::new(HashMap::from([
        (42, Class { title: "Vinyasa flow", starts: "Tuesday, 18:30", seats_left: 4 }),
        (7, Class { title: "Yin by candlelight", starts: "Tuesday, 20:15", seats_left: 0 }),
        (12, Class { title: "Morning hatha", starts: "Wednesday, 7:15", seats_left: 9 }),
    ]));
    let studio = Studio { classes: Arc::new(classes), delay };
    Router::new().route("/classes/{class}/bookings", post(book)).with_state(studio)
}

async fn book(
    State(studio): State<Studio>,
    Path(class): Path<u64>,
    uri: Uri,
    headers: HeaderMap,
    Json(booking): Json<Value>,
) -> (StatusCode, Json<Value>) {
    sleep(studio.delay).await;
    let (status, answer) = answer(&studio, class, &headers);
    println!("  api       POST {uri} {booking}\n            {status}");
    (status, Json(answer))
}

fn answer(studio: &Studio, class: u64, headers: &HeaderMap) -> (StatusCode, Value) {
    if headers.get("authorization").is_none_or(|given| given != &format!("Bearer {KEY}")) {
        return reject(StatusCode::UNAUTHORIZED, "the key is invalid");
    }
    match studio.classes.lock().unwrap_or_else(PoisonError::into_inner).get_mut(&class) {
        None => reject(StatusCode::NOT_FOUND, "the class does not exist"),
        Some(Class { seats_left: 0, .. }) => reject(StatusCode::CONFLICT, "the class is full"),
        Some(Class { title, starts, seats_left }) => {
            *seats_left -= 1;
            let answer = json!({
                "booking": { "confirmation": format!("C-{class}-{seats_left}") },
                "class": { "title": title, "starts": starts },
                "seats_left": seats_left,
            });
            (StatusCode::CREATED, answer)
        }
    }
}

fn reject(status: StatusCode, message: &str) -> (StatusCode, Value) {
    (status, json!({ "error": { "message": message } }))
}
