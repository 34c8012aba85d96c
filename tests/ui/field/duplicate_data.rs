use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            location: String,
            location: u64,
        }
    }
}

fn main() {
    let _ = booking::Data::new("Amsterdam");
}

// good: location_id: u64,
