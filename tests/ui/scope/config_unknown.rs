use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        config { label: String }
        send_message fn say(topic: String) { message_template: "by {{config.lable}}" }
    }
}

fn main() {
    let _ = booking::Say { topic: String::new() };
}
