use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        send_message fn ask() { message_template: null }
    }
}

fn main() {
    let _ = booking::Ask;
}

// good: send_message fn ask() { message_template: "hello" }
