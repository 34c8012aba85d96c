use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        send_message fn say(topic: String) { message_template: "about {{ topic ?? 'none' }}" }
    }
}

fn main() {
    let _ = booking::Say { topic: String::new() };
}

// good: send_message fn say(topic: Option<String>) { message_template: "about {{ topic ?? 'none' }}" }
