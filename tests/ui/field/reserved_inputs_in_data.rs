use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            inputs: String,

        }
    }
}

fn main() {}
