//! A page's call end to end: the HTTP request, the call of the service, and the reply.

use std::time::{Duration, Instant};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use axum::{Json, Router};
use reqwest::Client;
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;
use widget_functions::web::{AccessTokens, RouterOptions, SigningKey, router};
use widget_functions::{Memory, Runtime, Url};
use widget_functions_benches::Outcome;
use widget_functions_benches::sides::server_call::{self, Answer, Body, booking};
use widget_functions_benches::upstream::Upstream;

use crate::figures::{Figure, Goal, Measured};
use crate::measure::load;
use crate::measure::rounds::warmed;

pub const NAME: &str = "web-call";

const ROUNDS: usize = 41;
/// The time of one side in one round.
const TURN: Duration = Duration::from_millis(100);
pub(super) const CONNECTIONS: usize = 64;
const CALL: &str = r#"{"function":"book","inputs":{"class_id":42,"note":"window"}}"#;

pub fn measure() -> Outcome<Measured> {
    let upstream = Upstream::start()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let declared = runtime.block_on(declared(&upstream.url))?;
    let by_hand = runtime.block_on(by_hand(&upstream.url))?;
    let rounds = warmed(ROUNDS, 2, |side| {
        let pages = if side == 0 { &declared } else { &by_hand };
        let start = Instant::now();
        let calls = runtime.block_on(load::until(TURN, pages, |page, _| async move { page.call().await }))?;
        Ok(calls as f64 / start.elapsed().as_secs_f64())
    })?;
    let ratio = rounds.ratio(0, 1);
    let what = "web calls per second, 64 connections";
    let figure =
        Figure::ratio(NAME, what, "axum handler by hand with the same request", Goal::AtLeast(0.95), ratio.median);
    Ok(vec![figure.noise(ratio.noise).details(format!("{:.0}/s, {:.0}/s", rounds.median(0), rounds.median(1)))].into())
}

/// One page with its access token.
#[derive(Clone)]
pub(super) struct Page {
    client: Client,
    pub(super) url: String,
    pub(super) token: String,
}

impl Page {
    pub(super) async fn call(self) -> Outcome<()> {
        let request = self.client.post(self.url).bearer_auth(self.token).header("content-type", "application/json");
        let answer = request.body(CALL).send().await?.error_for_status()?.text().await?;
        if answer.contains(r#""status":"success""#) { Ok(()) } else { Err(answer.into()) }
    }
}

async fn serve(router: Router) -> Outcome<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/call", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(url)
}

pub(super) async fn declared(upstream: &str) -> Outcome<Vec<Page>> {
    let config = booking::Config { api: Url::parse(upstream)?, api_key: "k-123".into() };
    let widget = Runtime::builder().store(Memory::new()).build()?.widget(config)?;
    let tokens = AccessTokens::new([SigningKey::random()?])?;
    let mut minted = Vec::with_capacity(CONNECTIONS);
    for number in 0..CONNECTIONS {
        let card = widget.create(format!("conversation-{number}"), booking::Data::new("m-7")).await?;
        minted.push(tokens.mint(&card));
    }
    let url = serve(router(widget, RouterOptions::new(tokens))).await?;
    let client = server_call::client()?;
    Ok(minted.into_iter().map(|token| Page { client: client.clone(), url: url.clone(), token }).collect())
}

/// The state of the handler by hand.
#[derive(Clone)]
struct App {
    client: Client,
    upstream: String,
}

#[derive(Deserialize)]
#[serde(tag = "function", content = "inputs", rename_all = "snake_case")]
enum Call {
    Book { class_id: u64, note: Option<String> },
}

#[derive(Serialize)]
struct Reply {
    status: &'static str,
    data: Data,
}

#[derive(Serialize)]
struct Data {
    confirmation: String,
    seats_left: u32,
}

pub(super) async fn by_hand(upstream: &str) -> Outcome<Vec<Page>> {
    let app = App { client: server_call::client()?, upstream: upstream.to_owned() };
    let url = serve(Router::new().route("/call", post(book)).with_state(app)).await?;
    let page = Page { client: server_call::client()?, url, token: "token-of-the-page".into() };
    Ok(vec![page; CONNECTIONS])
}

async fn book(State(app): State<App>, headers: HeaderMap, Json(call): Json<Call>) -> Result<Json<Reply>, StatusCode> {
    let bearer = headers.get("authorization").and_then(|value| value.to_str().ok());
    if bearer != Some("Bearer token-of-the-page") {
        return Err(StatusCode::UNAUTHORIZED);
    }
    let Call::Book { class_id, note } = call;
    let answer = ask(&app, class_id, note.as_deref()).await.map_err(|_| StatusCode::BAD_GATEWAY)?;
    let data = Data { confirmation: answer.booking.confirmation, seats_left: answer.seats_left };
    Ok(Json(Reply { status: "success", data }))
}

async fn ask(app: &App, class_id: u64, note: Option<&str>) -> reqwest::Result<Answer> {
    let url = format!("{}/classes/{class_id}/bookings?source=chat", app.upstream);
    let request = app.client.post(url).bearer_auth("k-123").json(&Body { member: "m-7", note });
    request.send().await?.error_for_status()?.json().await
}
