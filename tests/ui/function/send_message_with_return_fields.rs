use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { location: String }
        send_message fn act() -> { seats: u32 } { message_template: "hello" }

    }
}

fn main() {
    let _ = booking::Act;
}
