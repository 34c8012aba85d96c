use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            seats: u8 = 300,
        }
    }
}

fn main() {}

// good: seats: u16 = 300,
