use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        send_message fn say(id: u64) { message_template: "by {{id[0]}}" }
    }
}

fn main() {
    let _ = booking::Say { id: 1 };
}

// good: send_message fn say(id: u64) { message_template: "by {{id}}" }
