use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book(source: String) {
            url: "https://api.example.com/",
            method: POST,
            body: json { "{{source}}": 1 },
        }
    }
}

fn main() {
    let _ = booking::Book { source: String::new() };
}

// good: body: json { source: "{{source}}" },
