use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://api.example.com/",
            on_succes: dismiss,
        }
    }
}

fn main() {
    let _ = booking::Book;
}
