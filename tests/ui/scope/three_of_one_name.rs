use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { seat: String }

        server fn book(seat: String) -> { seat: String } {
            url: "https://api.example.com/",
            on_success: set_variables { seat: "{{seat}}" },
        }
    }
}

fn main() {
    let _ = booking::Book { seat: String::new() };
}
