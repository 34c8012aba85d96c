use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://api.example.com/",
            timeout: 0s,
        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: timeout: 1s,
