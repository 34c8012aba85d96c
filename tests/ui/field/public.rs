use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            pub location: String,
        }
    }
}

fn main() {
    let _ = booking::Data::new("Amsterdam").location;
}

// good: location: String,
