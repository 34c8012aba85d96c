use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data: { booked: bool = false }
        send_message fn say() { message_template: "{{booked}}" }
    }
}

fn main() {
    let _ = booking::Data::new();
}

// good: data { booked: bool = false }
