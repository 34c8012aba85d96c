use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() -> { response: String } {
            url: "https://api.example.com/",

        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: server fn book() -> { answer: String } {
