use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        config { api: Url }
        server fn book() { url: "{{config.api}}/bookings" }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: config { api: widget_functions::Url }
