use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            choose: fn(u8) -> u8,
            booked: bool = false,
        }
    }
}

fn main() {
    let _ = booking::Data::new().booked;
}

// good: choose: String,
