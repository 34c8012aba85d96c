use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://api.example.com/",
            timeout: 1.5s,
        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: timeout: 1500ms,
