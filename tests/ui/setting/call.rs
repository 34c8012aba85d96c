use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        link fn map() { url: format!("https://maps.example.com/{}", 1) }
        send_message fn ask() { message_template: text() }
    }
}

fn main() {
    let _ = booking::Map;
    let _ = booking::Ask;
}
