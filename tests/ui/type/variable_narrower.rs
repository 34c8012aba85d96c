use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { seats: u32 }
        set_variables fn choose(id: u64) { variables: { seats: "{{id}}" } }
    }
}

fn main() {
    let _ = booking::Choose { id: 1 };
}

// good: set_variables fn choose(id: u32) { variables: { seats: "{{id}}" } }
