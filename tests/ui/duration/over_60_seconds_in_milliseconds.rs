use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://api.example.com/",
            timeout: 60001ms,
        }
    }
}

fn main() {
    let _ = booking::Book;
}
