use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { location: String }
        set_variables fn act() -> { seats: u32 } { variables: { location: "Utrecht" } }

    }
}

fn main() {
    let _ = booking::Act;
}
