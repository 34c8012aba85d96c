use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { seats: u64 }
        set_variables fn choose() { variables: { seats: "none" } }
    }
}

fn main() {
    let _ = booking::Choose;
}
