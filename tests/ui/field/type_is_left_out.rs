use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            places: Vec<_>,
            booked: bool = false,
        }
    }
}

fn main() {
    let _ = booking::Data::new().booked;
}

// good: places: Vec<String>,
