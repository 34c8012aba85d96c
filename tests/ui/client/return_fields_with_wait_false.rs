use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        client fn pick() -> { seat: String } { wait_for_response: false }
    }
}

fn main() {
    let _ = booking::Pick;
}
