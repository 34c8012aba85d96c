use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book(user: String) {
            url: "https://{{user}}@api.example.com/",
        }
    }
}

fn main() {
    let _ = booking::Book { user: String::new() };
}
