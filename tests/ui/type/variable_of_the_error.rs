use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { seats: u64 }

        server fn book() {
            url: "https://api.example.com/",
            on_failure: set_variables { seats: "{{error}}" },
        }
    }
}

fn main() {
    let _ = booking::Book;
}
