use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book(slots: Vec<String>) {
            url: "https://api.example.com/{{slots[0]}}",
        }
    }
}

fn main() {
    let _ = booking::Book { slots: Vec::new() };
}
