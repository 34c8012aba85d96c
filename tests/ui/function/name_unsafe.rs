use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss fn constructor();
    }
}

fn main() {}

// good: dismiss fn construct();
