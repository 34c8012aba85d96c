use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://api.example.com/a}}",
        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: url: "https://api.example.com/a%7D%7D",
