use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        set_variables fn choose() { loading: none }

    }
}

fn main() {
    let _ = booking::Choose;
}
