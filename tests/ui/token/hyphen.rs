use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        send_message fn say(class_id: u64) { message_template: "about {{class-id}}" }
    }
}

fn main() {
    let _ = booking::Say { class_id: 1 };
}

// good: send_message fn say(class_id: u64) { message_template: "about {{class_id}}" }
