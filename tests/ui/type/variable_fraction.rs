use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { seats: u64 }
        set_variables fn choose(share: f64) { variables: { seats: "{{share}}" } }
    }
}

fn main() {
    let _ = booking::Choose { share: 1.0 };
}
