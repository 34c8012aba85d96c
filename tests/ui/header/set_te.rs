use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://api.example.com/",
            headers: { "te": "a" },
        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good:
