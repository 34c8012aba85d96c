//! Tests a declaration with a custom `Host` and a custom `Transport`: no network, no page, no file.
//!
//! Copy it as the start of your unit tests.
//!
//! ```text
//! cargo run --example custom_host
//! ```

use std::error::Error;
use std::sync::{Mutex, PoisonError};

use http::StatusCode;
use widget_functions::transport::{Request, Response, TransportError, TransportErrorKind};
use widget_functions::widget_functions;
use widget_functions::{Answer, ClientCall, ErrorKind, Host, HostError, Instance, Message, Runtime, Transport, Url};

widget_functions! {
    /// Tracks a parcel.
    pub widget parcel {
        config { api: Url, secret api_key: String }
        data { place: Option<String>, problem: Option<String>, signed_by: Option<String> }

        /// Finds the parcel.
        server fn locate(number: String) -> { place: String = "parcel.stops[0].city" } {
            url: "{{config.api}}/parcels/{{number}}",
            headers: { "x-api-key": "{{config.api_key}}" },
            error_message: "message",
            on_success: set_variables { place: "{{response.place}}", problem: null },
            on_failure: set_variables { problem: "{{error.kind}}: {{error}}" },
        }

        /// Asks the host page for a signature.
        client fn sign() -> { name: String } {
            wait_for_response: 30s,
            on_success: [set_variables { signed_by: "{{name}}" }, dismiss],
        }

        send_message fn complain(about: String) {
            message_template: "My parcel is {{ place ?? 'lost' }}: {{about}}",
        }

        link fn map() { url: "https://maps.example.com/search?q={{ place ?? '' }}" }
    }
}

/// A parcel service with canned responses: one parcel is found, one has no stops, and one times out.
struct Canned;

impl Transport for Canned {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        let respond = |status, body: &'static str| Ok(Response { status, body: body.into() });
        match request.url.path() {
            "/v1/parcels/1" => respond(StatusCode::OK, r#"{"parcel": {"stops": [{"city": "Lyon"}]}}"#),
            "/v1/parcels/2" => respond(StatusCode::OK, r#"{"parcel": {"stops": []}}"#),
            "/v1/parcels/3" => Err(TransportError::new(TransportErrorKind::Timeout)),
            _ => respond(StatusCode::NOT_FOUND, r#"{"message": "no such parcel"}"#),
        }
    }
}

/// A host whose user signs, and whose chat stores messages. It does not open links.
#[derive(Default)]
struct Chat {
    messages: Mutex<Vec<String>>,
}

impl Host for Chat {
    async fn call_client(&self, call: ClientCall) -> Result<Answer, HostError> {
        match call.function.as_str() {
            "sign" => Answer::success(serde_json::json!({ "name": "Mia" })),
            _ => Err(HostError::unsupported()),
        }
    }

    async fn send_message(&self, message: Message) -> Result<(), HostError> {
        self.messages.lock().unwrap_or_else(PoisonError::into_inner).push(message.text);
        Ok(())
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let runtime = Runtime::builder().transport(Canned).build()?;
    let config = parcel::Config { api: "https://parcels.example.com/v1".parse()?, api_key: "k-1".into() };
    let card = runtime.widget(config)?.create("conversation-1", parcel::Data::new()).await?;
    let chat = Chat::default();
    succeeds(&card, &chat).await?;
    fails(&card, &chat).await?;
    talks(&card, &chat).await?;
    closes(&card, &chat).await
}

async fn succeeds(card: &Instance<parcel::Config>, chat: &Chat) -> Result<(), Box<dyn Error>> {
    let located = card.call(parcel::Locate { number: "1".into() }).run(chat).await?;
    assert_eq!(located.place, "Lyon");
    assert_eq!(card.data().await?.place.as_deref(), Some("Lyon"));
    println!("parcel 1 is in {}", located.place);
    Ok(())
}

async fn fails(card: &Instance<parcel::Config>, chat: &Chat) -> Result<(), Box<dyn Error>> {
    for (number, kind) in [("2", ErrorKind::Response), ("3", ErrorKind::Timeout), ("4/5", ErrorKind::Status)] {
        let failed = card.call(parcel::Locate { number: number.into() }).run(chat).await.err();
        assert_eq!(failed.map(|error| error.kind()), Some(kind));
        println!("parcel {number} is not found: {}", card.data().await?.problem.unwrap_or_default());
    }
    Ok(())
}

async fn talks(card: &Instance<parcel::Config>, chat: &Chat) -> Result<(), Box<dyn Error>> {
    card.call(parcel::Complain { about: "it is raining".into() }).run(chat).await?;
    let messages = chat.messages.lock().unwrap_or_else(PoisonError::into_inner).clone();
    assert_eq!(messages, ["My parcel is Lyon: it is raining"]);
    println!("the chat has the message {messages:?}");

    let unsupported = card.call(parcel::Map).run(chat).await.err();
    assert_eq!(unsupported.map(|error| error.kind()), Some(ErrorKind::Unsupported));
    println!("the link is an error, because this host does not open links");
    Ok(())
}

async fn closes(card: &Instance<parcel::Config>, chat: &Chat) -> Result<(), Box<dyn Error>> {
    card.call(parcel::Sign).run(chat).await?;
    assert_eq!(card.data().await?.signed_by.as_deref(), Some("Mia"));
    assert!(card.is_dismissed().await?);
    println!("Mia has signed, and the widget is closed");
    Ok(())
}
