use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            response: String,

        }
    }
}

fn main() {}
