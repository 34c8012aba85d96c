use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://api.example.com/",
            error_message: "{{error}}",
        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: error_message: "error",
