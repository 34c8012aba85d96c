use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://api.example.com/",
            headers: { "x-key": "schlüssel" },
        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: headers: { "x-key": "schluessel" },
