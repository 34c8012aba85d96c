use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        link fn map() {
            /// Where the studio is.
            url: "https://maps.example.com/",
        }
    }
}

fn main() {
    let _ = booking::Map;
}

// good: // Where the studio is.
