use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss fn config();
    }
}

fn main() {}

// good: dismiss fn close_config();
