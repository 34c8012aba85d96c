use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { place: String }
        send_message fn say(topic: String) { message_template: "by {{data.topic}}" }
    }
}

fn main() {
    let _ = booking::Say { topic: String::new() };
}
