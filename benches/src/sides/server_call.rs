//! One server call over loopback: declared, by hand with reqwest and a typed struct, and with hyper-util alone.

use std::time::Duration;

use bytes::Bytes;
use http::Request;
use http_body_util::{BodyExt as _, Full};
use hyper_util::client::legacy::Client as HyperClient;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use reqwest::Client;
use serde::{Deserialize, Serialize};
use widget_functions::{Instance, Memory, Runtime, Url, widget_functions};

use crate::Outcome;

widget_functions! {
    pub widget booking {
        config { api: Url, secret api_key: String }
        data { member_id: String }

        server fn book(class_id: u64, note: Option<String>)
            -> { confirmation: String = "booking.confirmation", seats_left: u32 }
        {
            method: POST,
            url: "{{config.api}}/classes/{{class_id}}/bookings",
            headers: { "authorization": "Bearer {{config.api_key}}" },
            parameters: { "source": "chat" },
            body: json { member: "{{member_id}}", note: "{{note}}" },
        }
    }
}

/// The response of the service.
pub const ANSWER: &str = r#"{"booking":{"confirmation":"c-1"},"seats_left":3}"#;

/// How a call is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Declared,
    ByHand,
    Hyper,
}

/// A caller with its connections. Clones share them.
#[derive(Clone)]
pub enum Caller {
    /// One instance: conversations do not share one.
    Declared(Instance<booking::Config>),
    ByHand(Client, String),
    Hyper(HyperClient<HttpConnector, Full<Bytes>>, String),
}

impl Caller {
    /// Creates the callers of one measurement, which share one client.
    pub async fn several(way: Way, upstream: &str, callers: usize) -> Outcome<Vec<Self>> {
        match way {
            Way::Declared => {
                let config = booking::Config { api: Url::parse(upstream)?, api_key: "k-123".into() };
                let widget = Runtime::builder().store(Memory::new()).build()?.widget(config)?;
                let mut cards = Vec::with_capacity(callers);
                for number in 0..callers {
                    let card = widget.create(format!("conversation-{number}"), booking::Data::new("m-7")).await?;
                    cards.push(Caller::Declared(card));
                }
                Ok(cards)
            }
            Way::ByHand => Ok(vec![Caller::ByHand(client()?, upstream.to_owned()); callers]),
            Way::Hyper => {
                let mut connector = HttpConnector::new();
                connector.set_nodelay(true);
                let client = HyperClient::builder(TokioExecutor::new()).build(connector);
                Ok(vec![Caller::Hyper(client, upstream.to_owned()); callers])
            }
        }
    }

    /// Makes one call, and checks its return fields.
    pub async fn call(&self, class_id: u64) -> Outcome<()> {
        let note = Some("window".to_owned());
        let (confirmation, seats_left) = match self {
            Caller::Declared(card) => {
                let booked = card.call(booking::Book { class_id, note }).run(&()).await?;
                (booked.confirmation, booked.seats_left)
            }
            Caller::ByHand(client, upstream) => {
                let url = format!("{upstream}/classes/{class_id}/bookings?source=chat");
                let body = Body { member: "m-7", note: note.as_deref() };
                let answer = client.post(url).bearer_auth("k-123").json(&body).send().await?.error_for_status()?;
                let answer: Answer = answer.json().await?;
                (answer.booking.confirmation, answer.seats_left)
            }
            Caller::Hyper(client, upstream) => {
                let body = serde_json::to_vec(&Body { member: "m-7", note: note.as_deref() })?;
                let request = Request::post(format!("{upstream}/classes/{class_id}/bookings?source=chat"))
                    .header("authorization", "Bearer k-123")
                    .header("content-type", "application/json")
                    .body(Full::from(body))?;
                let answer = client.request(request).await?.into_body().collect().await?.to_bytes();
                let answer: Answer = serde_json::from_slice(&answer)?;
                (answer.booking.confirmation, answer.seats_left)
            }
        };
        if (confirmation.as_str(), seats_left) == ("c-1", 3) { Ok(()) } else { Err("a wrong answer".into()) }
    }
}

/// Creates a client with the guarantees and the headers of this crate's transport.
pub fn client() -> reqwest::Result<Client> {
    Client::builder()
        .user_agent("widget-functions/0.1.0")
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        .no_proxy()
        .connect_timeout(Duration::from_secs(3))
        .timeout(Duration::from_secs(10))
        .build()
}

#[derive(Serialize)]
pub struct Body<'a> {
    pub member: &'a str,
    pub note: Option<&'a str>,
}

#[derive(Deserialize)]
pub struct Answer {
    pub booking: Booking,
    pub seats_left: u32,
}

#[derive(Deserialize)]
pub struct Booking {
    pub confirmation: String,
}
