use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { seats: u8 }
        set_variables fn choose() { variables: { seats: 300 } }
    }
}

fn main() {
    let _ = booking::Choose;
}
