use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        link fn open(target: String) { url: "{{target}}" }
    }
}

fn main() {
    let _ = booking::Open { target: String::new() };
}

// good: link fn open(target: String) { url: "https://example.com/{{target}}" }
