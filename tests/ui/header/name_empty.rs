use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://api.example.com/",
            headers: { "": "a" },
        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: headers: { "x-key": "a" },
