use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        config { api: String }
        server fn book() { url: "{{config.api}}/bookings" }
    }
}

fn main() {
    let _ = booking::Book;
}

// good 5: config { api: widget_functions::Url }
