use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { place: String }
        send_message fn act() { message_template: "hello", on_success: dismiss }

    }
}

fn main() {
    let _ = booking::Act;
}
