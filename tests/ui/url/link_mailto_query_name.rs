use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        link fn open(field: String) { url: "mailto:studio@example.com?{{field}}=x" }
    }
}

fn main() {
    let _ = booking::Open { field: String::new() };
}

// good: link fn open(field: String) { url: "mailto:studio@example.com?subject={{field}}" }
