//! The server of the tests in a browser: a chat on one origin, its widget on another one.
//!
//! It is told where the API is that the widget calls, says the two origins, and ends with its input.

mod declaration;

use std::error::Error;
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use http::StatusCode;
use http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use tokio::io::AsyncReadExt as _;
use tokio::net::TcpListener;
use widget_functions::web::{AccessTokens, RouterOptions, ServeOptions, SigningKey, router, serve};
use widget_functions::{Runtime, Widget};

use crate::declaration::studio;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let api = std::env::args().nth(1).ok_or("say where the API is, such as http://127.0.0.1:3000")?;
    let runtime = Runtime::builder().build()?;
    let config = studio::Config { api: api.parse()?, branch: "veiled-branch".into(), api_key: "veiled-api-key".into() };
    let widget = runtime.widget(config)?;
    let tokens = AccessTokens::new([SigningKey::random()?])?;

    let (chats, cards) = (TcpListener::bind("127.0.0.1:0").await?, TcpListener::bind("127.0.0.1:0").await?);
    // Two names, so that they are two sites for the browser, and not only two origins.
    let chat_origin = format!("http://127.0.0.1:{}", chats.local_addr()?.port());
    let card_origin = format!("http://localhost:{}", cards.local_addr()?.port());

    let options = RouterOptions::new(tokens.clone())
        .page(include_str!("page.html").replace("HOST", &chat_origin))
        .frame_ancestors([&chat_origin])?;
    let card = Router::new().nest("/widgets/studio", router(widget.clone(), options));
    let chat = chat(Chat { widget, tokens, card_origin: card_origin.clone() });

    println!("{chat_origin} {card_origin}");
    let limits = ServeOptions::new().runtime(runtime).shutdown_timeout(Duration::from_secs(5));
    tokio::join!(serve(chats, chat, limits.clone(), end_of_input()), serve(cards, card, limits, end_of_input()));
    Ok(())
}

async fn end_of_input() {
    // An input that cannot be read is at its end, too.
    let _ = tokio::io::stdin().read_to_end(&mut Vec::new()).await;
}

#[derive(Clone)]
struct Chat {
    widget: Widget<studio::Config>,
    tokens: AccessTokens,
    card_origin: String,
}

fn chat(chat: Chat) -> Router {
    Router::new()
        .route("/", get(page))
        .route("/chat.js", get(script))
        .route("/token/{instance}/{seconds}", get(token))
        .with_state(chat)
}

/// The strictest page that can still show the widget.
async fn page(State(chat): State<Chat>) -> Response {
    let origin = chat.card_origin;
    let policy = format!(
        "default-src 'none'; script-src 'self' {origin}; frame-src {origin}; connect-src 'self'; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'"
    );
    ([(CONTENT_SECURITY_POLICY, policy)], Html(include_str!("chat.html"))).into_response()
}

async fn script(State(chat): State<Chat>) -> Response {
    let script = include_str!("chat.js").replace("CARDS", &chat.card_origin);
    ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], script).into_response()
}

/// A token for an instance, which is created where there is none.
async fn token(
    State(chat): State<Chat>,
    Path((instance, seconds)): Path<(String, u64)>,
) -> Result<String, (StatusCode, String)> {
    let data = || studio::Data::new(format!("member of {instance}"));
    let card = chat.widget.open_or_create(&instance, data).await;
    let card = card.map_err(|error| (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))?;
    Ok(chat.tokens.lifetime(Duration::from_secs(seconds)).mint(&card))
}
