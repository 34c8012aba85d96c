use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book(name: String) {
            url: "https://api.example.com/",
            parameters: { "{{name}}": 1 },
        }
    }
}

fn main() {
    let _ = booking::Book { name: String::new() };
}

// good: parameters: { name: "{{name}}" },
