use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://api.example.com/",
            method: POST,
            body: text { source: "chat" },
        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: body: text "chat",
