use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        link fn open() { url: "maps" }
    }
}

fn main() {
    let _ = booking::Open;
}

// good: link fn open() { url: "https://example.com/maps" }
