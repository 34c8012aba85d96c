//! A chat with a booking card in it, on three origins as in real life: the chat's page, the card in a
//! frame, and the studio's booking API, which only the server speaks to.
//!
//! ```text
//! cargo run --example booking -- [--open] [--port PORT] [FILE]
//! cargo run --example booking -- --terminal [FILE]
//! ```
//!
//! `--open` opens the browser. The chat has port `PORT`, the card and the API the two behind it; free
//! ones by default. `--terminal` plays a conversation here, without a page. `FILE` is where the cards
//! are kept, `widget-functions-booking.db` in the folder for temporary files by default.

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
    // Two names of one machine: the frame is of another site than the page around it.
    let chat_url = format!("http://{}", chat_port.local_addr()?);
    let card_url = format!("http://localhost:{}", card_port.local_addr()?.port());
    let api_url = format!("http://{}", api_port.local_addr()?);
    tokio::spawn(async move { axum::serve(api_port, api::router(Duration::from_millis(900))).await });

    let runtime = Runtime::builder().store(Sqlite::open(&arguments.file)?).build()?;
    // An application rather calls `Config::from_env()`, and has a key of its own that outlives it.
    let config = booking::Config { api: api_url.parse()?, api_key: api::KEY.into() };
    let widget = runtime.widget(config)?;
    let tokens = AccessTokens::new([SigningKey::random()?])?;

    let card = card::router(widget.clone(), tokens.clone(), &chat_url)?;
    let history = History::open(&arguments.file.with_extension("chat.db"))?;
    let secrets = vec![api::KEY.to_owned(), api_url];
    let chat = chat::router(Chat { history: history.into(), widget, tokens, card_url, secrets: secrets.into() });

    println!("The chat is at {chat_url}, its cards are kept in {}. Ctrl-C ends it.", arguments.file.display());
    if arguments.open {
        // Where there is no browser, the URL is all the same there.
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
        listener.map_err(|error| format!("cannot listen on port {port}: {error}\nhelp: give another one with `--port`"))
    };
    Ok([at(0).await?, at(1).await?, at(2).await?])
}

async fn ctrl_c() {
    // Where the signal cannot be waited for, there is no other way to end it in order.
    let _ = tokio::signal::ctrl_c().await;
}

/// A file of a page, as it lies in the folder of its site.
fn file(content_type: &'static str, text: &'static str) -> impl IntoResponse + Clone {
    ([(CONTENT_TYPE, content_type)], text)
}
