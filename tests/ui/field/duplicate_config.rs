use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        config { label: String, label: String }
    }
}

fn main() {
    let _ = booking::Config { label: String::new() };
}

// good: config { label: String, title: String }
