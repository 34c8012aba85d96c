use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        send_message fn say() { message_template: concat!("a", "b") }
    }
}

fn main() {
    let _ = booking::Say;
}

// good: send_message fn say() { message_template: "ab" }
