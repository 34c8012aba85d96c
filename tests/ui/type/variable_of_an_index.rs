use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { place: String }
        set_variables fn choose(slots: Vec<String>) { variables: { place: "{{slots[0]}}" } }
    }
}

fn main() {
    let _ = booking::Choose { slots: Vec::new() };
}
