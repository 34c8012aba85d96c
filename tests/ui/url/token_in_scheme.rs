use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book(suffix: String) {
            url: "http{{suffix}}://api.example.com/",
        }
    }
}

fn main() {
    let _ = booking::Book { suffix: String::new() };
}

// good: url: "https://api.example.com/",
