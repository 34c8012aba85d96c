use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://api.example.com/",
            method: POST,
            body: json { wait: 10s },
        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: body: json { wait: "10s" },
