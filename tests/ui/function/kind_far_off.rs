use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        webhook fn book() { address: "https://api.example.com/" }
    }
}

fn main() {
    let _ = booking::Book;
}
