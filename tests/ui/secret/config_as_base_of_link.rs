use widget_functions::{Url, widget_functions};

widget_functions! {
    pub widget booking {
        config { secret api: Url }
        link fn open() { url: "{{config.api}}/map" }
    }
}

fn main() {
    let _ = booking::Open;
}

// good: link fn open() { url: "https://example.com/map" }
