use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { place: String }
        send_message fn say(place: String) { message_template: "in {{place}}" }
    }
}

fn main() {
    let _ = booking::Say { place: String::new() };
}

// good: send_message fn say(place: String) { message_template: "in {{inputs.place}}" }
