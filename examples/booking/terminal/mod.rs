//! Plays a conversation in the terminal, without a page.
//!
//! Each run plays a new conversation and leaves its card in the file.

mod host;

use std::error::Error;
use std::path::Path;
use std::time::Duration;

use tokio::net::TcpListener;
use widget_functions::{ErrorKind, Instance, Runtime, Sqlite, Widget};

use crate::api;
use crate::widget::booking;
use host::Terminal;

type Card = Instance<booking::Config>;

/// Plays a conversation and stores its card in this file.
pub(crate) async fn play(file: &Path) -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let api = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, api::router(Duration::ZERO)).await });
    println!("The booking API listens on {api}, data is stored in {}.", file.display());

    let widget = open(file, &api)?;
    let conversation = greet(&widget).await?;
    let card = widget.create(&conversation, booking::Data::new("m-7")).await?;
    book(&card).await?;
    talk(&card).await?;
    fail(&card).await?;
    close(&card).await?;
    // Drop the last handles to the file, as at the end of the process.
    drop((card, widget));

    println!("\nThe program starts again.");
    let card = open(file, &api)?.open(&conversation).await?;
    still_closed(&card).await
}

/// Returns the widget, with its records in a file.
fn open(file: &Path, api: &str) -> Result<Widget<booking::Config>, Box<dyn Error>> {
    let runtime = Runtime::builder().store(Sqlite::open(file)?).build()?;
    // In production, call `Config::from_env()`.
    let config = booking::Config { api: api.parse()?, api_key: api::KEY.into() };
    Ok(runtime.widget(config)?)
}

/// Counts the cards of earlier runs, and returns the name of the new conversation.
async fn greet(widget: &Widget<booking::Config>) -> Result<String, Box<dyn Error>> {
    let (mut earlier, mut closed) = (0, 0);
    loop {
        let conversation = format!("conversation-{}", earlier + 1);
        match widget.open(&conversation).await {
            Ok(card) => closed += usize::from(card.is_dismissed().await?),
            Err(error) if error.is_not_found() => {
                println!("Cards of earlier runs in it: {earlier}, closed: {closed}.");
                return Ok(conversation);
            }
            Err(error) => return Err(error.into()),
        }
        earlier += 1;
    }
}

async fn book(card: &Card) -> Result<(), Box<dyn Error>> {
    println!("\nMia books class 42 in {}.", card.id());
    let inputs = booking::BookClass { class_id: 42, note: Some("first time".into()) };
    let booked = card.call(inputs.clone()).id("click-1").run(&Terminal).await?;
    println!("  returned  {}, {} seats left", booked.confirmation, booked.seats_left);
    println!("  card      {}", state(card).await?);

    println!("\nThe click arrives twice. It has the same id, so the API gets no second request.");
    let again = card.call(inputs).id("click-1").run(&Terminal).await?;
    println!("  returned  {}, {} seats left", again.confirmation, again.seats_left);

    println!("\nThe page shows its seat map.");
    card.call(booking::PickSeat { class_id: 42 }).run(&Terminal).await?;
    println!("  card      {}", state(card).await?);
    Ok(())
}

async fn talk(card: &Card) -> Result<(), Box<dyn Error>> {
    println!("\nShe chooses another place, asks about it, and opens a map.");
    card.call(booking::Choose { place: "Utrecht & surroundings".into() }).run(&Terminal).await?;
    println!("  card      {}", state(card).await?);
    card.call(booking::Ask { topic: "yoga".into() }).run(&Terminal).await?;
    card.call(booking::Map).run(&Terminal).await?;
    Ok(())
}

async fn fail(card: &Card) -> Result<(), Box<dyn Error>> {
    println!("\nShe tries class 7, which is full.");
    match card.call(booking::BookClass { class_id: 7, note: None }).run(&Terminal).await {
        Ok(_) => return Err("booked a full class".into()),
        Err(error) => println!("  error     {error} ({})", error.kind()),
    }
    println!("  card      {}", state(card).await?);
    Ok(())
}

async fn close(card: &Card) -> Result<(), Box<dyn Error>> {
    println!("\nShe closes the card.");
    card.call(booking::Close).run(&Terminal).await?;
    println!("  card      {}", state(card).await?);
    Ok(())
}

async fn still_closed(card: &Card) -> Result<(), Box<dyn Error>> {
    println!("  card      {}", state(card).await?);
    match card.call(booking::Map).run(&Terminal).await {
        Err(error) if error.kind() == ErrorKind::Dismissed => println!("  error     {error} ({})", error.kind()),
        _ => return Err("a closed card opened a link".into()),
    }
    Ok(())
}

/// Describes the card in a few words, as a page would show it.
async fn state(card: &Card) -> Result<String, Box<dyn Error>> {
    let data = card.data().await?;
    let mut words = vec![if card.is_dismissed().await? { "closed".to_owned() } else { "open".to_owned() }];
    words.push(data.location);
    words.push(if data.booked { "booked".to_owned() } else { "not booked".to_owned() });
    words.extend(data.seats_left.map(|left| format!("{left} seats left")));
    words.extend(data.seat.map(|seat| format!("seat {seat}")));
    words.extend(data.problem);
    Ok(words.join(", "))
}
