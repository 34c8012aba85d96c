use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://api.example.com/?page=2",
            parameters: { page: 1 },
        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: parameters: { size: 1 },
