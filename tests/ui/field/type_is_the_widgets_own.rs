use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            backup: Vec<Data>,
            booked: bool = false,
        }
    }
}

fn main() {}
