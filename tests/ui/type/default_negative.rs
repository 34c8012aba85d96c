use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            seats: u8 = -1,
        }
    }
}

fn main() {}

// good: seats: i8 = -1,
