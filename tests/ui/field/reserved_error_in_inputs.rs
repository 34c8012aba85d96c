use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss fn close(error: String);
    }
}

fn main() {}

// good: dismiss fn close(problem: String);
