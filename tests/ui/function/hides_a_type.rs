use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { location: String }
        dismiss fn string();
    }
}

fn main() {
    let _ = booking::Data::new("Amsterdam");
}

// good: dismiss fn text();
