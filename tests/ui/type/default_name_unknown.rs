use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            seats: u64 = SEATS,
        }
    }
}

fn main() {}

// good: seats: u64 = u64::MAX,
