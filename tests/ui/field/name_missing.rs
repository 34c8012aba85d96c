use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            : String,
            booked: bool = false,
        }
    }
}

fn main() {
    let _ = booking::Data::new().booked;
}

// good: place: String,
