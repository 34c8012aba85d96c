//! Shared by the tests of the facade: the booking widget, and a page around it.
#![allow(dead_code, reason = "every test binary uses only a part")]
#![allow(unused_imports, reason = "every test binary uses only a part")]

mod page;

pub(crate) use page::{Page, json};
use widget_functions::{FunctionError, Instance, Memory, Runtime, Store, Url, Widget, widget_functions};

widget_functions! {
    /// Class booking inside the studio's chat.
    pub(crate) widget booking {
        config {
            api: Url,
            secret api_key: String,
        }

        data {
            member_id: String,
            location: String = "Amsterdam",
            booked: bool = false,
            seats_left: Option<u32>,
            problem: Option<String>,
            secret login_token: Option<String>,
        }

        /// Books one class for the member.
        server fn book_class(class_id: u64, note: Option<String>)
            -> { confirmation: String = "booking.confirmation", seats_left: u32 }
        {
            method: POST,
            url: "{{config.api}}/classes/{{class_id}}/bookings",
            headers: { "authorization": "Bearer {{config.api_key}}" },
            parameters: { "location": "{{location}}" },
            body: json { member: "{{member_id}}", note: "{{note}}", source: "chat" },
            error_message: "error.message",
            loading: container,
            on_success: set_variables { booked: true, seats_left: "{{response.seats_left}}" },
            on_failure: set_variables { problem: "Could not book: {{error}}" },
        }

        /// Lets the page show its own seat map.
        client fn pick_seat(class_id: u64) -> { seat: String } {
            inputs: { "class": "{{class_id}}", "member": "{{member_id}}" },
            wait_for_response: 60s,
            on_success: set_variables { problem: "You sit on {{seat}}" },
            on_failure: set_variables { problem: "No seat: {{error}}" },
        }

        /// Draws the page's eye to a class.
        client fn highlight(class_id: u64) {
            inputs: { "class": "{{class_id}}" },
            on_success: set_variables { problem: null },
        }

        send_message fn ask(topic: String) {
            message_template: "Tell me more about {{topic}} in {{location}}.",
            hide_message: true,
            on_execute: dismiss,
        }

        link fn map() {
            url: "https://maps.example.com/search?q={{location}}",
            on_execute: set_variables { problem: "You looked at the map" },
        }

        dismiss fn close();

        set_variables fn choose(place: String) { variables: { location: "{{place}}" } }
    }
}

/// The response of the studio's API to a booking.
pub(crate) const BOOKED: &str = r#"{"booking":{"confirmation":"c-1"},"seats_left":3}"#;

pub(crate) fn config(api: Url) -> booking::Config {
    booking::Config { api, api_key: "k-123".into() }
}

/// Creates the widget on its own runtime.
pub(crate) fn widget(store: impl Store, api: Url) -> Widget<booking::Config> {
    let runtime = Runtime::builder().store(store).build().unwrap();
    runtime.widget(config(api)).unwrap()
}

/// Creates an instance of the widget in memory.
pub(crate) async fn card(api: Url) -> Instance<booking::Config> {
    widget(Memory::new(), api).create("c-42", booking::Data::new("m-7")).await.unwrap()
}

/// Creates an instance whose functions send no request.
pub(crate) async fn quiet_card() -> Instance<booking::Config> {
    card(Url::parse("http://127.0.0.1:9/").unwrap()).await
}

/// Returns the error of a call.
#[track_caller]
pub(crate) fn failure<T>(outcome: Result<T, FunctionError>) -> FunctionError {
    match outcome {
        Ok(_) => panic!("the call succeeded"),
        Err(error) => error,
    }
}
