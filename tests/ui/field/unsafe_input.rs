use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss fn close(__proto__: String);
    }
}

fn main() {}
