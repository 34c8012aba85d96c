use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { place: String }
        set_variables fn choose() { variables: { place: 5 } }
    }
}

fn main() {
    let _ = booking::Choose;
}
