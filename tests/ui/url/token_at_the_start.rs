use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book(base: String) {
            url: "{{base}}/bookings",
        }
    }
}

fn main() {
    let _ = booking::Book { base: String::new() };
}
