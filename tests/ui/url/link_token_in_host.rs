use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        link fn open(city: String) { url: "https://{{city}}.example.com/" }
    }
}

fn main() {
    let _ = booking::Open { city: String::new() };
}

// good: link fn open(city: String) { url: "https://example.com/{{city}}" }
