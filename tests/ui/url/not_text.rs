use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: 42,
        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: url: "https://api.example.com/",
