use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { place: String }

        server fn book(seat: String) -> { seat: String } {
            url: "https://api.example.com/",
            on_success: set_variables { place: "{{seat}}" },
        }
    }
}

fn main() {
    let _ = booking::Book { seat: String::new() };
}
