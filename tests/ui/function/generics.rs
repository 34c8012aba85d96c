use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss fn close<T>(reason: T);
    }
}

fn main() {}

// good: dismiss fn close(reason: String);
