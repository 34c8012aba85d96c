use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            type: String,
            booked: bool = false,
        }
    }
}

fn main() {
    let _ = booking::Data::new().booked;
}

// good: r#type: String,
