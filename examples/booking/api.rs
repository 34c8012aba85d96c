//! The studio's booking API. It knows nothing of widgets: put your own service in its place.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// What the API wants to see in `authorization`.
pub(crate) const KEY: &str = "studio-key";

/// How many seats each class has left.
type Seats = Arc<Mutex<HashMap<u64, u32>>>;

/// Serves the API on a free port of loopback, until the program ends; its base URL.
pub(crate) async fn start() -> io::Result<String> {
    let seats = Seats::new(Mutex::new(HashMap::from([(42, 4), (7, 0)])));
    let router = Router::new().route("/classes/{class}/bookings", post(book)).with_state(seats);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(url)
}

async fn book(
    State(seats): State<Seats>,
    Path(class): Path<u64>,
    uri: Uri,
    headers: HeaderMap,
    Json(booking): Json<Value>,
) -> (StatusCode, Json<Value>) {
    let (status, answer) = answer(&seats, class, &headers);
    println!("  api       POST {uri} {booking}\n            {status}");
    (status, Json(answer))
}

fn answer(seats: &Seats, class: u64, headers: &HeaderMap) -> (StatusCode, Value) {
    if headers.get("authorization").is_none_or(|given| given != &format!("Bearer {KEY}")) {
        return refused(StatusCode::UNAUTHORIZED, "the key is wrong");
    }
    match seats.lock().unwrap_or_else(PoisonError::into_inner).get_mut(&class) {
        None => refused(StatusCode::NOT_FOUND, "there is no such class"),
        Some(0) => refused(StatusCode::CONFLICT, "the class is full"),
        Some(left) => {
            *left -= 1;
            let booking = json!({ "confirmation": format!("C-{class}-{left}") });
            (StatusCode::CREATED, json!({ "booking": booking, "seats_left": left }))
        }
    }
}

fn refused(status: StatusCode, message: &str) -> (StatusCode, Value) {
    (status, json!({ "error": { "message": message } }))
}
