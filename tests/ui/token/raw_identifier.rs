use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        send_message fn say(r#type: String) { message_template: "about {{r#type}}" }
    }
}

fn main() {
    let _ = booking::Say { r#type: String::new() };
}
