use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { place String: = "Amsterdam", booked: bool = false }
    }
}

fn main() {
    let _ = booking::Data::new().booked;
}

// good: data { place: String = "Amsterdam", booked: bool = false }
