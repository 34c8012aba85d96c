use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        send_message fn say(slots: Option<Vec<String>>) { message_template: "by {{slots[0]}}" }
    }
}

fn main() {
    let _ = booking::Say { slots: None };
}
