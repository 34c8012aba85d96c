use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { place: String }
        set_variables fn choose() { variables: { place: null } }
    }
}

fn main() {
    let _ = booking::Choose;
}

// good: set_variables fn choose() { variables: { place: "" } }
