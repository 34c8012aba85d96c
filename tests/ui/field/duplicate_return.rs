use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() -> { seats: u32, seats: u32 = "booking.seats" } {
            url: "https://api.example.com/",

        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: server fn book() -> { seats: u32, seats_left: u32 = "booking.seats" } {
