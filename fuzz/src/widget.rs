//! The declaration that the targets run.

use std::sync::LazyLock;

use http::StatusCode;
use serde_json::Value;
use widget_functions::{Instance, Memory, Runtime, Store, Url, Widget, widget_functions};

use crate::block_on;
use crate::service::Service;

widget_functions! {
    pub widget fuzzed {
        config { api: Url }

        data {
            place: String = "Amsterdam",
            count: u32 = 0,
            flag: Option<bool>,
            list: Option<Vec<i64>>,
            problem: Option<String>,
            secret token: Option<String>,
        }

        /// Reads optional values of several types from several depths.
        server fn read() -> {
            text: Option<String>,
            number: Option<u32> = "a.number",
            signed: Option<i64> = "a.list[1]",
            ratio: Option<f64> = "[0]",
            list: Option<Vec<i64>>,
            any: Option<Value> = "a.any",
        } {
            url: "{{config.api}}/read",
            error_message: "error.message",
        }

        /// Needs all of its values.
        server fn need() -> { text: String, number: u8 = "a.number", flag: bool = "a.list[0]" } {
            url: "{{config.api}}/need",
        }

        /// Puts values into every place of a request.
        server fn send(a: String, b: String, c: Option<String>, n: i64) {
            method: POST,
            url: "{{config.api}}/items/{{a}}/x{{b}}y/{{n}}/end?fixed=1&q={{b}}",
            headers: { "x-value": "{{c}}" },
            parameters: { "p": "{{a}}", "maybe": "{{c}}" },
            body: json { a: "{{a}}", mixed: "<{{b}}>", c: "{{c}}", n: "{{n}}" },
        }

        /// Starts with a token, ends in one, and has nothing else in its path.
        server fn bare(a: String, b: String) { url: "{{config.api}}/{{a}}/{{b}}" }

        /// Has a form as its body.
        server fn form(a: String, b: String) {
            method: PUT,
            url: "{{config.api}}",
            body: form { a: "{{a}}", "b c": "-{{b}}" },
        }

        link fn open(a: String, b: String) { url: "https://maps.example:8443/at/{{a}}?q={{b}}&z=1#f{{a}}" }

        link fn mail(a: String, b: String) { url: "mailto:desk@studio.example?subject={{a}}&body={{b}}" }

        client fn pick(count: u32) -> { seat: String, row: Option<u8> } {
            wait_for_response: 60s,
            on_success: set_variables { place: "{{seat}}" },
            on_failure: set_variables { problem: "{{error}}" },
        }

        set_variables fn choose(place: String, count: u32, flag: Option<bool>, list: Option<Vec<i64>>) {
            variables: { place: "{{inputs.place}}", count: "{{inputs.count}}", flag: "{{inputs.flag}}", list: "{{inputs.list}}" },
        }

        dismiss fn close();
    }
}

/// The base of all requests.
pub const API: &str = "https://api.example:8443/v1/";

/// An instance of the widget.
pub type Card = Instance<fuzzed::Config>;

/// The widget on a runtime of its own.
pub fn widget(store: impl Store, service: &Service) -> Widget<fuzzed::Config> {
    let runtime = Runtime::builder().store(store).transport(service.clone()).build().expect("a runtime");
    runtime.widget(fuzzed::Config { api: Url::parse(API).expect("a URL") }).expect("a widget")
}

/// A new instance in memory, with its service, which answers `{}`.
pub async fn instance() -> (Card, Service) {
    let service = Service::default();
    service.answer(StatusCode::OK, b"{}");
    let card = widget(Memory::new(), &service).create("c-1", fuzzed::Data::new()).await;
    (card.expect("an instance"), service)
}

/// An instance that all inputs share, which is faster. For calls that leave nothing in the record.
pub fn shared_instance() -> &'static (Card, Service) {
    static SHARED: LazyLock<(Card, Service)> = LazyLock::new(|| block_on(instance()));
    &SHARED
}
