use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        send_message fn say() { message_template: "about {{topic}}" }
    }
}

fn main() {
    let _ = booking::Say;
}
