use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book(path: String) {
            url: "https://api.example.com{{path}}",
        }
    }
}

fn main() {
    let _ = booking::Book { path: String::new() };
}
