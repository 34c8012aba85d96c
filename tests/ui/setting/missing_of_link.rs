use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        link fn map() { loading: none }

    }
}

fn main() {
    let _ = booking::Map;
}
