use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        config { label: String, LABEL: String }
    }
}

fn main() {}

// good: config { label: String, long_label: String }
