use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        config { retries: u8 = "three" }
    }
}

fn main() {}

// good: config { retries: u8 = 3 }
