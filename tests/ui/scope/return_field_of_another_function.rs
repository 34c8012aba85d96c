use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() -> { seat: String } { url: "https://api.example.com/" }
        send_message fn say() { message_template: "seat {{seat}}" }
    }
}

fn main() {
    let _ = booking::Book;
    let _ = booking::Say;
}
