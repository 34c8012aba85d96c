use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://api.example.com/",
            headers: { "accept": ["text/html", "text/plain"] },
        }
    }
}

fn main() {
    let _ = booking::Book;
}
