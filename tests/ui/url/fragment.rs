use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://api.example.com/bookings#list",
        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: url: "https://api.example.com/bookings",
