use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        link fn open(number: String) { url: "tel:+31{{number}}" }
    }
}

fn main() {
    let _ = booking::Open { number: String::new() };
}

// good: link fn open(number: String) { url: "tel:+31201234567?ext={{number}}" }
