use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        send_message fn say(topic: String) { message_template: "予約の件 🎉 {{topc}} です" }
    }
}

fn main() {}
