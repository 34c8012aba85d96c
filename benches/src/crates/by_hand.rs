//! The same functions by hand: serde structs, and an async function with reqwest. They share as much code as possible.

pub const HEAD: &str = r#"use std::time::Duration;

use reqwest::{Client, RequestBuilder};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

struct App {
    client: Client,
    api: String,
    api_key: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Data {
    member_id: String,
    seats_left: Option<u32>,
    booked: bool,
    problem: Option<String>,
}

#[derive(Debug)]
enum CallError {
    UnknownFunction,
    Inputs(serde_json::Error),
    Request(reqwest::Error),
}

impl std::fmt::Display for CallError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            CallError::UnknownFunction => formatter.write_str("there is no such function"),
            CallError::Inputs(error) => write!(formatter, "the inputs do not fit: {error}"),
            CallError::Request(error) => write!(formatter, "the service could not be reached: {}", error.is_timeout()),
        }
    }
}

async fn send<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, CallError> {
    let answer = request.send().await.and_then(|answer| answer.error_for_status()).map_err(CallError::Request)?;
    answer.json().await.map_err(CallError::Request)
}

fn inputs<T: DeserializeOwned>(inputs: Value) -> Result<T, CallError> {
    serde_json::from_value(inputs).map_err(CallError::Inputs)
}

fn reply<T: Serialize>(outcome: Result<T, CallError>) -> Result<String, CallError> {
    outcome.and_then(|returned| serde_json::to_string(&returned).map_err(CallError::Inputs))
}
"#;

pub const FUNCTION: &str = r#"
/// Books class number N.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct BookN {
    class_id: u64,
    note: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct BookNReturned {
    confirmation: String,
    seats_left: u32,
    waiting: bool,
}

#[derive(Serialize)]
struct BookNBody<'a> {
    note: Option<&'a str>,
    source: &'a str,
}

#[derive(Deserialize)]
struct BookNAnswer {
    booking: BookNBooking,
    seats_left: u32,
    waiting: bool,
}

#[derive(Deserialize)]
struct BookNBooking {
    confirmation: String,
}

async fn book_N(app: &App, data: &mut Data, inputs: BookN) -> Result<BookNReturned, CallError> {
    let request = app
        .client
        .post(format!("{}/classes/{}/bookings", app.api, inputs.class_id))
        .query(&[("member", &data.member_id)])
        .bearer_auth(&app.api_key)
        .json(&BookNBody { note: inputs.note.as_deref(), source: "chat" });
    match send::<BookNAnswer>(request).await {
        Ok(answer) => {
            data.booked = true;
            data.seats_left = Some(answer.seats_left);
            Ok(BookNReturned {
                confirmation: answer.booking.confirmation,
                seats_left: answer.seats_left,
                waiting: answer.waiting,
            })
        }
        Err(error) => {
            data.problem = Some(format!("Could not book: {error}"));
            Err(error)
        }
    }
}
"#;

/// The two parts of the dispatcher. Between them, each function has one arm.
pub const DISPATCH: &str = r#"
async fn dispatch(app: &App, data: &mut Data, name: &str, values: Value) -> Result<String, CallError> {
    match name {
"#;

pub const ARM: &str = r#"        "book_N" => reply(book_N(app, data, inputs(values)?).await),
"#;

pub const TAIL: &str = r#"        _ => Err(CallError::UnknownFunction),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::builder().timeout(Duration::from_secs(10)).build()?;
    let app = App { client, api: "http://127.0.0.1:1".into(), api_key: "k-123".into() };
    let mut data = Data { member_id: "m-7".into(), seats_left: None, booked: false, problem: None };
    let name = std::env::args().nth(1).unwrap_or_default();
    let dispatched = dispatch(&app, &mut data, &name, serde_json::json!({ "class_id": 42 }));
    println!("future: {} bytes", std::mem::size_of_val(&dispatched));
    println!("{:?}", Box::pin(dispatched).await);
    println!("{}, {}", app.api, app.api_key);
    println!("{data:?}");
    Ok(())
}
"#;
