use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { place: String }
        set_variables fn choose(note: Option<String>) { variables: { place: "{{note}}" } }
    }
}

fn main() {
    let _ = booking::Choose { note: None };
}
