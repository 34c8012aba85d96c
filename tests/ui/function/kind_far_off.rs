use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        webhook fn book() { address: "https://api.example.com/" }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: server fn book() { url: "https://api.example.com/" }
