use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { note: Option<String> }

        server fn book() -> { secret token: String } {
            url: "https://api.example.com/",
            on_success: set_variables { note: "{{response.token | text}}" },
        }
    }
}

fn main() {
    let _ = booking::Book;
}
