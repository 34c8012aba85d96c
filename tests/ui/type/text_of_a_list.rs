use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        send_message fn say(slots: Vec<String>) { message_template: "slots {{slots}}" }
    }
}

fn main() {
    let _ = booking::Say { slots: Vec::new() };
}

// good: send_message fn say(slots: Vec<String>) { message_template: "slot {{slots[0]}}" }
