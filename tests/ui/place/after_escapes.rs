use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        send_message fn say(topic: String) { message_template: "\t\"a\" \u{1F600}\x41 {{topc}} \\" }
    }
}

fn main() {}
