use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        client fn pick() -> { secret seat: String } { wait_for_response: true }
    }
}

fn main() {
    let _ = booking::Pick;
}

// good: client fn pick() -> { seat: String } { wait_for_response: true }
