use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            place: std::rc::Rc<str>,
        }
    }
}

fn main() {}

// good 6: place: String,
