use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            place: String = 5,
        }
    }
}

fn main() {}
