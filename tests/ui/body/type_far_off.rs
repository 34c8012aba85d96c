use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://api.example.com/",
            method: POST,
            body: xml { source: "chat" },
        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: body: json { source: "chat" },
