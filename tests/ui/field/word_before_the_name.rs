use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        config { sercet key: String, the label: String }
    }
}

fn main() {
    let _ = booking::Config { key: String::new().into(), label: String::new() };
}

// good: config { secret key: String, label: String }
