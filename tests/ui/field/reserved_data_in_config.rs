use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        config { data: String }
    }
}

fn main() {}

// good: config { details: String }
