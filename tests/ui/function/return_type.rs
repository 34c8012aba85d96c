use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() -> String { url: "https://api.example.com/" }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: server fn book() -> { name: String } { url: "https://api.example.com/" }
