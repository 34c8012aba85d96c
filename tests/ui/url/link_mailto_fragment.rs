use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        link fn open() { url: "mailto:studio@example.com#top" }
    }
}

fn main() {
    let _ = booking::Open;
}

// good: link fn open() { url: "mailto:studio@example.com" }
