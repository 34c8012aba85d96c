use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { seats: u64 }
        set_variables fn choose() { variables: { seats: true } }
    }
}

fn main() {
    let _ = booking::Choose;
}
