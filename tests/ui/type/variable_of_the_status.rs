use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { status: u16 }

        server fn book() {
            url: "https://api.example.com/",
            on_failure: set_variables { status: "{{error.status}}" },
        }
    }
}

fn main() {
    let _ = booking::Book;
}
