use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        set_variables fn choose() { variables: {} }
    }
}

fn main() {
    let _ = booking::Choose;
}
