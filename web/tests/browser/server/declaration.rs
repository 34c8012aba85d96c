//! The widget of these tests. Every string of its config and of the templates of its `server`
//! functions has the word `veiled` in it, which may be in nothing that a browser receives.

use widget_functions::{Url, widget_functions};

widget_functions! {
    pub(crate) widget studio {
        config { api: Url, branch: String, secret api_key: String }

        data {
            member: String,
            place: String = "Amsterdam",
            booked: Option<u64>,
            seat: Option<String>,
            told: Option<String>,
            secret login: String = "veiled-login",
        }

        /// Books one class.
        server fn book(class_id: u64, note: Option<String>)
            -> { confirmation: String = "veiled.confirmation", secret door: String = "veiled.door" }
        {
            method: POST,
            url: "{{config.api}}/veiled-classes/{{class_id}}",
            headers: { "authorization": "veiled {{config.api_key}}", "x-veiled": "veiled-header {{login}}" },
            parameters: { "veiled-name": "veiled-value {{config.branch}}" },
            body: json { "veiled-member": "veiled-member {{member}}", "note": "{{note}}" },
            error_message: "veiled.message",
            loading: container,
            on_success: set_variables {
                booked: "{{class_id}}",
                told: "Booked, {{confirmation}}.",
                login: "{{response.door}}",
            },
            on_failure: set_variables { told: "Not booked: {{error}}." },
        }

        server fn look(class_id: u64) {
            url: "{{config.api}}/veiled-classes/{{class_id}}",
            loading: self,
            on_success: set_variables { told: "There is room." },
            on_failure: set_variables { told: "No look: {{error.kind}}." },
        }

        /// Does not wait for long.
        server fn hurry() {
            url: "{{config.api}}/veiled-hurry",
            timeout: 300ms,
            loading: container,
            on_failure: set_variables { told: "Too slow: {{error.kind}}." },
        }

        server fn leave() {
            method: DELETE,
            url: "{{config.api}}/veiled-membership",
            on_success: [set_variables { told: "Goodbye." }, dismiss],
        }

        client fn pick_seat(class_id: u64) -> { seat: String } {
            inputs: { "class": "{{class_id}}", "member": "{{member}}" },
            wait_for_response: 10s,
            on_success: set_variables { seat: "{{response.seat}}", told: null },
            on_failure: set_variables { told: "No seat: {{error}}." },
        }

        /// Does not wait for long.
        client fn pick_at_once(class_id: u64) -> { seat: String } {
            inputs: { "class": "{{class_id}}" },
            wait_for_response: 300ms,
            on_success: set_variables { seat: "{{response.seat}}" },
            on_failure: set_variables { told: "No seat: {{error.kind}}." },
        }

        client fn highlight(class_id: u64) {
            inputs: { "class": "{{class_id}}" },
            on_success: set_variables { told: "Look at class {{class_id}}." },
        }

        send_message fn ask(topic: String) {
            message_template: "Tell me more about {{topic}} in {{place}}.",
            on_execute: set_variables { told: "You asked." },
        }

        send_message fn whisper() { message_template: "{{member}} reads this card.", hide_message: true }

        link fn map(zoom: Option<u8>) {
            url: "https://maps.example.com/search?q={{place}}&z={{zoom ?? 9}}",
            on_execute: set_variables { told: "You looked at the map." },
        }

        dismiss fn close() { on_execute: set_variables { told: "Closed." } }

        set_variables fn choose(place: String) { variables: { place: "{{inputs.place}}" } }
    }
}
