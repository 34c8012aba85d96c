use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { place: String }

        server fn book() {
            url: "https://api.example.com/",
            on_success: set_variables { place: ["a"] },
        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: on_success: set_variables { place: "a" },
