use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss fn _1();
    }
}

fn main() {}

// good: dismiss fn first();
