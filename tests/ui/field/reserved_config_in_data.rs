use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            config: String,

        }
    }
}

fn main() {}
