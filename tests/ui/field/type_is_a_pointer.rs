use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            place: *const u8,
            booked: bool = false,
        }
    }
}

fn main() {
    let _ = booking::Data::new().booked;
}

// good: place: String,
