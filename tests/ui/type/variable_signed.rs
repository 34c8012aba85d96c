use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { seats: u64 }
        set_variables fn choose(id: i32) { variables: { seats: "{{id}}" } }
    }
}

fn main() {
    let _ = booking::Choose { id: 1 };
}
