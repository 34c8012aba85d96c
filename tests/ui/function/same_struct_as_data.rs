use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss fn data();
    }
}

fn main() {}

// good: dismiss fn close_data();
