use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { place: String }
        set_variables fn choose(id: u64) { variables: { place: "{{id}}" } }
    }
}

fn main() {
    let _ = booking::Choose { id: 1 };
}
