use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { place: String }
        dismiss fn close() { on_execute: set_variables { place: "{{response.place}}" } }
    }
}

fn main() {
    let _ = booking::Close;
}
