use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://api.example.com/?a%20b=2",
            parameters: { "a b": 1 },
        }
    }
}

fn main() {
    let _ = booking::Book;
}
