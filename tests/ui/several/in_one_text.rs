use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { secret token: Option<String> }
        send_message fn say(topic: String) {
            message_template: "{{topc}} {{{topic}}} {{token}} {{topic | up}} {{",
        }
    }
}

fn main() {
    let _ = booking::Say { topic: String::new() };
}
