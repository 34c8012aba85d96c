use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book(city: String) {
            url: "https://{{city}}/",
        }
    }
}

fn main() {
    let _ = booking::Book { city: String::new() };
}
