use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        config { label: String }
        data { place: String }

        server fn book() {
            url: "https://api.example.com/",
            on_success: set_variables { label: "a" },
        }
    }
}

fn main() {
    let _ = booking::Book;
}
