use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://api.example.com/",
            method: 1,
        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: method: POST,
