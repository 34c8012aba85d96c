//! The declaration of the card: the functions that its buttons call.

use widget_functions::{Url, widget_functions};

widget_functions! {
    /// Class booking inside the studio's chat.
    pub widget booking {
        config {
            api: Url,
            secret api_key: String,
        }

        data {
            member_id: String,
            location: String = "Amsterdam",
            booked: bool = false,
            class: Option<u64>,
            title: Option<String>,
            starts: Option<String>,
            confirmation: Option<String>,
            seats_left: Option<u32>,
            seat: Option<String>,
            problem: Option<String>,
        }

        /// Books one class for the member.
        server fn book_class(class_id: u64, note: Option<String>) -> {
            confirmation: String = "booking.confirmation",
            title: String = "class.title",
            starts: String = "class.starts",
            seats_left: u32,
        } {
            method: POST,
            url: "{{config.api}}/classes/{{class_id}}/bookings",
            headers: { "authorization": "Bearer {{config.api_key}}" },
            parameters: { "location": "{{location}}" },
            body: json { member: "{{member_id}}", note: "{{note}}", source: "chat" },
            timeout: 10s,
            error_message: "error.message",
            loading: container,
            on_success: set_variables {
                booked: true,
                class: "{{class_id}}",
                title: "{{response.title}}",
                starts: "{{response.starts}}",
                confirmation: "{{response.confirmation}}",
                seats_left: "{{response.seats_left}}",
                problem: null,
            },
            on_failure: set_variables { problem: "Could not book: {{error}}." },
        }

        /// Asks the host page to show its seat map.
        client fn pick_seat(class_id: u64) -> { seat: String } {
            inputs: { "class": "{{class_id}}", "member": "{{member_id}}" },
            wait_for_response: 60s,
            on_success: set_variables { seat: "{{response.seat}}" },
        }

        /// Asks the studio about something.
        send_message fn ask(topic: String) {
            message_template: "Tell me more about {{topic}} in {{location}}.",
        }

        /// Opens a map of the studio.
        link fn map() { url: "https://www.openstreetmap.org/search?query={{location}}" }

        /// Chooses another studio.
        set_variables fn choose(place: String) { variables: { location: "{{place}}", problem: null } }

        /// Closes the card permanently.
        dismiss fn close();
    }
}
