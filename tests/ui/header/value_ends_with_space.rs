use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book(key: String) {
            url: "https://api.example.com/",
            headers: { "x-key": "{{key}} " },
        }
    }
}

fn main() {
    let _ = booking::Book { key: String::new() };
}

// good: headers: { "x-key": "{{key}}" },
