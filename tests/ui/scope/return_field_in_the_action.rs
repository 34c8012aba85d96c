use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() -> { seat: String } {
            url: "https://api.example.com/",
            parameters: { seat: "{{seat}}" },
        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good:
