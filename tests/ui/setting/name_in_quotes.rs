use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        link fn map() { "url": "https://maps.example.com/" }
    }
}

fn main() {
    let _ = booking::Map;
}

// good: link fn map() { url: "https://maps.example.com/" }
