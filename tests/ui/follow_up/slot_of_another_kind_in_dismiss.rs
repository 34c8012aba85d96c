use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { place: String }
        dismiss fn act() { on_success: dismiss }

    }
}

fn main() {
    let _ = booking::Act;
}
