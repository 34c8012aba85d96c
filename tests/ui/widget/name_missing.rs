use widget_functions::widget_functions;

widget_functions! {
    pub widget {
        dismiss fn close();
    }
}

fn main() {}

// good: pub widget booking {
