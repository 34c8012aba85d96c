//! Serves a chat with a booking card in it. Three origins are involved, as in production: the chat's
//! page, the card in an iframe, and the studio's booking API, which only the server calls.
//!
//! ```text
//! cargo run --example booking -- [--open] [--port PORT] [FILE]
//! cargo run --example booking -- --terminal [FILE]
//! ```
//!
//! `--open` opens the browser. The chat listens on `PORT`, and the card and the API on the next two
//! ports; by default, on free ports. `--terminal` plays a conversation in the terminal, without a page.
//! `FILE` stores the cards; it defaults to `widget-functions-booking.db` in the temporary directory.

mod api;
mod arguments;
mod card;
mod chat;
mod terminal;
mod widget;

use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;

use arguments::Arguments;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use chat::{Chat, History};
use tokio::net::TcpListener;
use widget::booking;
use widget_functions::web::{AccessTokens, ServeOptions, SigningKey, serve};
use widget_functions::{Runtime, Sqlite};

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::read();
    let done = if arguments.terminal { terminal::play(&arguments.file).await } else { show(arguments).await };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Serves the three sites until Ctrl-C.
async fn show(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let [chat_port, card_port, api_port] = listen(arguments.port).await?;
    // With two names for one machine, the iframe belongs to another site than the host page.
    let chat_url = format!("http://{}", chat_port.local_addr()?);
    let card_url = format!("http://localhost:{}", card_port.local_addr()?.port());
    let api_url = format!("http://{}", api_port.local_addr()?);
    tokio::spawn(async move { axum::serve(api_port, api::router(Duration::from_millis(900))).await });

    let runtime = Runtime::builder().store(Sqlite::open(&arguments.file)?).build()?;
    // In production, call `Config::from_env()`, and use a signing key that survives restarts.
    let config = booking::Config { api: api_url.parse()?, api_key: api::KEY.into() };
    let widget = runtime.widget(config)?;
    let tokens = AccessTokens::new([SigningKey::random()?])?;

    let card = card::router(widget.clone(), tokens.clone(), &chat_url)?;
    let history = History::open(&arguments.file.with_extension("chat.db"))?;
    let secrets = vec![api::KEY.to_owned(), api_url];
    let chat = chat::router(Chat { history: history.into(), widget, tokens, card_url, secrets: secrets.into() });

    println!(
        "The chat listens on {chat_url} and stores its cards in {}. Press Ctrl-C to stop it.",
        arguments.file.display()
    );
    if arguments.open {
        // Without a browser, the printed URL is enough.
        let _ = open::that_detached(&chat_url);
    }
    tokio::join!(
        serve(chat_port, chat, ServeOptions::new(), ctrl_c()),
        serve(card_port, card, ServeOptions::new().runtime(runtime), ctrl_c()),
    );
    Ok(())
}

async fn listen(port: Option<u16>) -> Result<[TcpListener; 3], Box<dyn Error>> {
    let at = async |place| {
        let port = port.map_or(0, |first| first.saturating_add(place));
        let listener = TcpListener::bind(("127.0.0.1", port)).await;
        listener.map_err(|error| format!("cannot listen on port {port}: {error} (choose another one with `--port`)"))
    };
    Ok([at(0).await?, at(1).await?, at(2).await?])
}

async fn ctrl_c() {
    // If waiting for the signal fails, shut down: nothing else would stop the server.
    let _ = tokio::signal::ctrl_c().await;
}

/// Serves a file of a page from memory.
fn file(content_type: &'static str, text: &'static str) -> impl IntoResponse + Clone {
    ([(CONTENT_TYPE, content_type)], text)
}
