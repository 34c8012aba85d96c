use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { place: String }
        client fn pick() { on_success: set_variables { place: "{{response.seat}}" } }
    }
}

fn main() {
    let _ = booking::Pick;
}
