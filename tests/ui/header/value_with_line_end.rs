use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://api.example.com/",
            headers: { "x-key": "a\r\nb: c" },
        }
    }
}

fn main() {
    let _ = booking::Book;
}
