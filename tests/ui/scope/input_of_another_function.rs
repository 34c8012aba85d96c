use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss fn close(class_id: u64);
        send_message fn say(topic: String) { message_template: "about {{class_id}}" }
    }
}

fn main() {
    let _ = booking::Say { topic: String::new() };
}
