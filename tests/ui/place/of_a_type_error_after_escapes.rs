use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        send_message fn say(slots: Vec<u8>) { message_template: "\t\"a\" {{slots}}" }
    }
}

fn main() {}
