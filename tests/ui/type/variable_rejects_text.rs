use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { seats: u64 }
        set_variables fn choose(id: u64) { variables: { seats: "{{id}} seats" } }
    }
}

fn main() {
    let _ = booking::Choose { id: 1 };
}
