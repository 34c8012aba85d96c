use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://[::1/",
        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: url: "https://[::1]/",
