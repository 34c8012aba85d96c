use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            data: String,

        }
    }
}

fn main() {}

// good: details: String,
