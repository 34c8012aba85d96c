use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        config { label: String }
        config { retries: u8 }
    }
}

fn main() {
    let _ = booking::Config { label: String::new(), retries: 1 };
}

// good 5: config { label: String, retries: u8 }
// good 6:
