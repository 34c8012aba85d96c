use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        send_message fn say(topic: Option<u64>) { message_template: "about {{ topic ?? 01 }}" }
    }
}

fn main() {
    let _ = booking::Say { topic: None };
}

// good: send_message fn say(topic: Option<u64>) { message_template: "about {{ topic ?? 1 }}" }
