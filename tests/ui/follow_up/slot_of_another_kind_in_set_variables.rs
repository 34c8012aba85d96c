use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { place: String }
        set_variables fn act() { variables: { place: "a" }, on_failure: dismiss }

    }
}

fn main() {
    let _ = booking::Act;
}
