use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { note: Option<String>, secret token: Option<String> }

        server fn book() {
            url: "https://api.example.com/",
            on_failure: set_variables { note: "{{token}}" },
        }
    }
}

fn main() {
    let _ = booking::Book;
}
