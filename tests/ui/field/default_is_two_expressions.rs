use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { place: String = "Amsterdam" "Utrecht" }
    }
}

fn main() {
    let _ = booking::Data::new().place;
}

// good: data { place: String = "Amsterdam" }
