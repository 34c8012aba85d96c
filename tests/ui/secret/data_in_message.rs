use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { secret key: Option<String> }
        send_message fn say() { message_template: "key {{key}}" }
    }
}

fn main() {
    let _ = booking::Say;
}

// good: send_message fn say() { message_template: "key" }
