//! Declared functions on a `Sqlite` store. The service answers immediately, so that the row measures the store.

use std::path::Path;
use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use widget_functions::transport::{Request, Response, TransportError};
use widget_functions::{Instance, Runtime, Sqlite, Transport, Widget, widget_functions};
use widget_functions_benches::Outcome;

widget_functions! {
    widget booking {
        data { member_id: String, seats_left: Option<u32>, booked: bool = false }

        server fn book(class_id: u64) -> { confirmation: String, seats_left: u32 } {
            method: POST,
            url: "https://api.example.com/classes/{{class_id}}/bookings",
            body: json { member: "{{member_id}}" },
            on_success: set_variables { booked: true, seats_left: "{{response.seats_left}}" },
        }
    }
}

/// The argument with which the command fills a file and aborts.
pub const FILL: &str = "fill";

struct AlwaysBooked;

impl Transport for AlwaysBooked {
    async fn send(&self, _: Request) -> Result<Response, TransportError> {
        Ok(Response { status: http::StatusCode::OK, body: r#"{"confirmation":"c-1","seats_left":3}"#.into() })
    }
}

/// One conversation.
#[derive(Clone)]
pub struct Declared(Instance<booking::Config>);

impl Declared {
    /// Creates the conversations of one measurement, in one file.
    pub async fn several(path: &Path, callers: usize) -> Outcome<Vec<Self>> {
        let widget = open(path)?;
        let mut cards = Vec::with_capacity(callers);
        for number in 0..callers {
            cards.push(Declared(create(&widget, number).await?));
        }
        Ok(cards)
    }

    pub async fn call(&self) -> Outcome<()> {
        self.0.call(booking::Book { class_id: 42 }).run(&()).await?;
        Ok(())
    }
}

/// Opens a file like an application at startup.
pub fn open(path: &Path) -> Outcome<Widget<booking::Config>> {
    let runtime = Runtime::builder().store(Sqlite::open(path)?).transport(AlwaysBooked).build()?;
    Ok(runtime.widget(booking::Config {})?)
}

async fn create(widget: &Widget<booking::Config>, number: usize) -> Outcome<Instance<booking::Config>> {
    Ok(widget.create(format!("conversation-{number}"), booking::Data::new("m-7")).await?)
}

pub async fn first_call(widget: &Widget<booking::Config>) -> Outcome<()> {
    let card = widget.open("conversation-0").await?;
    Declared(card).call().await
}

pub async fn read_all(widget: &Widget<booking::Config>, records: u32) -> Outcome<()> {
    for number in 0..records {
        widget.open(format!("conversation-{number}")).await?;
    }
    Ok(())
}

/// Creates this number of records, then aborts the process with open files.
pub async fn fill(path: &Path, records: usize) -> Outcome<()> {
    let widget = open(path)?;
    let at_once = Arc::new(Semaphore::new(1000));
    let mut running = JoinSet::new();
    for number in 0..records {
        let permit = Arc::clone(&at_once).acquire_owned().await?;
        let widget = widget.clone();
        running.spawn(async move {
            let created = create(&widget, number).await.map(drop);
            drop(permit);
            created
        });
    }
    while let Some(created) = running.join_next().await {
        created??;
    }
    std::process::abort()
}
