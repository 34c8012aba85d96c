//! The chat's site: conversations, each with a card and its access token.

mod assistant;
mod history;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};
use widget_functions::Widget;
use widget_functions::web::AccessTokens;

use crate::file;
use crate::widget::booking;
pub(crate) use history::{History, Message};

/// The state that all routes share.
#[derive(Clone)]
pub(crate) struct Chat {
    pub(crate) history: Arc<History>,
    pub(crate) widget: Widget<booking::Config>,
    pub(crate) tokens: AccessTokens,
    pub(crate) card_url: String,
    /// The secrets that no page may see.
    pub(crate) secrets: Arc<[String]>,
}

pub(crate) fn router(chat: Chat) -> Router {
    Router::new()
        .route("/", get(begin))
        .route("/c/{conversation}", get(page))
        .route("/c/{conversation}/messages", get(messages).post(say))
        .route("/c/{conversation}/card", get(card))
        .route("/leaks", post(leaks))
        .route("/icon.svg", get(file("image/svg+xml", include_str!("icon.svg"))))
        .route("/chat.css", get(file("text/css", include_str!("chat.css"))))
        .route("/border.css", get(file("text/css", include_str!("border.css"))))
        .route("/seats.css", get(file("text/css", include_str!("seats.css"))))
        .route("/chat.js", get(file("text/javascript", include_str!("chat.js"))))
        .route("/border.js", get(file("text/javascript", include_str!("border.js"))))
        .route("/seats.js", get(file("text/javascript", include_str!("seats.js"))))
        .with_state(chat)
}

/// Starts a conversation. Everyone who knows its path can read it.
async fn begin(State(chat): State<Chat>) -> Result<Redirect, Failure> {
    let mut id = [0; 8];
    getrandom::fill(&mut id)?;
    let id = format!("{:016x}", u64::from_ne_bytes(id));
    for (sender, text) in assistant::BEGINNING {
        chat.history.add(&id, sender, text)?;
    }
    Ok(Redirect::to(&format!("/c/{id}")))
}

async fn page(State(chat): State<Chat>, Path(conversation): Path<String>) -> Result<Response, Failure> {
    if chat.history.of(&conversation)?.is_empty() {
        return Ok(Redirect::to("/").into_response());
    }
    // Allow the card's iframe and its `host.js`. Block everything else that is inline or from another origin.
    let policy = format!(
        "default-src 'self'; script-src 'self' {0}; frame-src {0}; base-uri 'none'; frame-ancestors 'none'",
        chat.card_url
    );
    let headers = [(CONTENT_SECURITY_POLICY, policy), (CONTENT_TYPE, "text/html; charset=utf-8".to_owned())];
    Ok((headers, include_str!("chat.html")).into_response())
}

async fn messages(State(chat): State<Chat>, Path(conversation): Path<String>) -> Result<Json<Vec<Message>>, Failure> {
    Ok(Json(chat.history.of(&conversation)?))
}

#[derive(Deserialize)]
struct Said {
    text: String,
    #[serde(default)]
    hidden: bool,
}

async fn say(
    State(chat): State<Chat>,
    Path(conversation): Path<String>,
    Json(said): Json<Said>,
) -> Result<Json<Message>, Failure> {
    let answer = assistant::answer(&said.text);
    if !said.hidden {
        chat.history.add(&conversation, "member", &said.text)?;
    }
    chat.history.add(&conversation, "studio", answer)?;
    Ok(Json(Message { sender: "studio".into(), text: answer.into() }))
}

/// Returns the options for `mountWidget`. Creates the conversation's card when it is first shown.
async fn card(State(chat): State<Chat>, Path(conversation): Path<String>) -> Result<Json<Value>, Failure> {
    // In production, authorize the user here.
    let card = chat.widget.open_or_create(conversation, || booking::Data::new("m-7")).await?;
    Ok(Json(json!({
        "script": format!("{}/booking/host.js", chat.card_url),
        "src": format!("{}/booking/page", chat.card_url),
        "token": chat.tokens.mint(&card),
    })))
}

/// Counts the server's secrets in a text. The page sends everything that it has received.
async fn leaks(State(chat): State<Chat>, seen: String) -> Json<Value> {
    let found = chat.secrets.iter().filter(|secret| seen.contains(*secret)).count();
    Json(json!({ "secrets": chat.secrets.len(), "found": found }))
}

/// An error on the server. The page only gets the status.
struct Failure(Box<dyn std::error::Error>);

impl<E: std::error::Error + 'static> From<E> for Failure {
    fn from(error: E) -> Self {
        Failure(Box::new(error))
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        eprintln!("error: {}", self.0);
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    }
}
