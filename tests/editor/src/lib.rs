//! The file that the tests edit: rust-analyzer sees other text in its place.

use widget_functions::{Url, widget_functions};

widget_functions! {
    /// Books classes.
    pub widget booking {
        config { api: Url, secret api_key: String }

        data {
            /// Where the studio is.
            location: String = "Amsterdam",
            booked: bool = false,
            seats_left: Option<u32>,
        }

        /// Books one class.
        server fn book_class(class_id: u64) -> { confirmation: String, seats_left: u32 } {
            method: POST,
            url: "{{config.api}}/classes/{{class_id}}/{{location}}",
            headers: { authorization: "Bearer {{config.api_key}}" },
            body: json { class: "{{class_id}}" },
            loading: self,
            on_success: [set_variables { booked: true, seats_left: "{{response.seats_left}}" }, dismiss],
        }

        link fn map() { url: "https://maps.example.com/search?q={{location}}" }

        set_variables fn choose(place: String) { variables: { location: "{{place}}" }, on_execute: dismiss }
    }
}

/// Uses what the declaration generates.
pub fn is_booked(data: &booking::Data) -> bool {
    data.booked
}
