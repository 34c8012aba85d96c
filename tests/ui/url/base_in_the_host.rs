use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        config { label: String }

        server fn book() {
            url: "https://{{config.label}}/bookings",
        }
    }
}

fn main() {
    let _ = booking::Book;
}
