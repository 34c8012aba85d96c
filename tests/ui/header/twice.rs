use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://api.example.com/",
            headers: { "x-key": "a", "X-Key": "b" },
        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: headers: { "x-key": "a" },
