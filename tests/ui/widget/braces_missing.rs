use widget_functions::widget_functions;

widget_functions! {
    pub widget booking;
}

fn main() {}

// good: pub widget booking { }
