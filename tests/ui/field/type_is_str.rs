use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            location: str,
            booked: bool = false,
        }
    }
}

fn main() {
    let _ = booking::Data::new().booked;
}

// good: location: String,
