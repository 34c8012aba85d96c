use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            error: String,

        }
    }
}

fn main() {}
