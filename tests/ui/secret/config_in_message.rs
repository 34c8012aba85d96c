use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        config { secret key: String }
        send_message fn say() { message_template: "key {{config.key}}" }
    }
}

fn main() {
    let _ = booking::Say;
}
