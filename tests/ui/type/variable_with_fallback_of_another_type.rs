use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { seats: u64 }
        set_variables fn choose(id: Option<u64>) { variables: { seats: "{{ id ?? 'none' }}" } }
    }
}

fn main() {
    let _ = booking::Choose { id: None };
}
