use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://api.example.com/",
            method: DELETE,
            body: json { source: "chat" },
        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: parameters: { source: "chat" },
