use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            constructor: String,
        }
    }
}

fn main() {}
