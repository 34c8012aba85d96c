use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        /// The data of an instance.
        data { location: String }
    }
}

fn main() {
    let _ = booking::Data::new("Amsterdam");
}

// good: // The data of an instance.
