use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() -> { seats: u32 } { url: "https://api.example.com/" }
        dismiss fn book_returned();
    }
}

fn main() {
    let _ = booking::Book;
}
