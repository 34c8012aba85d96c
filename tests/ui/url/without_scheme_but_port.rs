use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "localhost:8080/bookings",
        }
    }
}

fn main() {
    let _ = booking::Book;
}
