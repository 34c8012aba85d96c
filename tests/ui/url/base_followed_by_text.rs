use widget_functions::{Url, widget_functions};

widget_functions! {
    pub widget booking {
        config { api: Url, label: String }

        server fn book() {
            url: "{{config.api}}bookings",
        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: url: "{{config.api}}/bookings",
