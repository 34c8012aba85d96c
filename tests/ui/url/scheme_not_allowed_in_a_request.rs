use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "ftp://api.example.com/",
        }
    }
}

fn main() {
    let _ = booking::Book;
}
