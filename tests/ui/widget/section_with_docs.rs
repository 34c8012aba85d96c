use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        /// What each instance keeps.
        data { location: String }
    }
}

fn main() {
    let _ = booking::Data::new("Amsterdam");
}

// good: // What each instance keeps.
