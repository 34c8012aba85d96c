use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            seats: u64 = true,
        }
    }
}

fn main() {}

// good: seats: u64 = 1,
