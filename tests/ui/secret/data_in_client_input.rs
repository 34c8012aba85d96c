use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { secret token: Option<String> }
        client fn pick() { inputs: { token: "{{token}}" } }
    }
}

fn main() {
    let _ = booking::Pick;
}
