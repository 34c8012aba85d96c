use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            #[cfg(unix)]
            location: String,
        }
    }
}

fn main() {
    let _ = booking::Data::new("Amsterdam");
}

// good:
