use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        send_message fn say(topic: Option<String>) { message_template: "about {{ topic ?? 'a' ?? 'b' }}" }
    }
}

fn main() {
    let _ = booking::Say { topic: None };
}
