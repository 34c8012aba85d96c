use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        send_message fn say(topic: String) { message_template: "é 👩‍🚀 ​{{topc}} 한̀" }
    }
}

fn main() {
    let _ = booking::Say { topic: String::new() };
}
