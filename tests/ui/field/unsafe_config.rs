use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        config { constructor: String }
    }
}

fn main() {}
