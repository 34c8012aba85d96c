use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            teacher: Teachr,
        }
    }
}

fn main() {}

// good: teacher: String,
