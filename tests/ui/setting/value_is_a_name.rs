use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        send_message fn ask(topic: String) { message_template: topic }
    }
}

fn main() {
    let _ = booking::Ask { topic: String::new() };
}
