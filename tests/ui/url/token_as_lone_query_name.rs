use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book(name: String) {
            url: "https://api.example.com/?a=1&{{name}}",
        }
    }
}

fn main() {
    let _ = booking::Book { name: String::new() };
}
