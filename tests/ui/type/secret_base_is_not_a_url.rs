use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        config { secret api: String }
        server fn book() { url: "{{config.api}}/bookings" }
    }
}

fn main() {
    let _ = booking::Book;
}
