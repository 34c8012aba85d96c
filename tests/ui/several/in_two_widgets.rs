use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss fn close() { loading: spinner }
    }
}

widget_functions! {
    pub widget shop {
        send_message fn ask(item: String) { message_template: "{{itm}}" }
    }
}

fn main() {
    let _ = booking::Close;
    let _ = shop::Ask { item: String::new() };
}
