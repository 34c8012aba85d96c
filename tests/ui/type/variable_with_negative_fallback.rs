use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { seats: u8 }
        set_variables fn choose(id: Option<u8>) { variables: { seats: "{{ id ?? -1 }}" } }
    }
}

fn main() {
    let _ = booking::Choose { id: None };
}
