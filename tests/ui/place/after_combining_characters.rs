use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        send_message fn say(topic: String) { message_template: "café naïf {{topc}} né" }
    }
}

fn main() {}
