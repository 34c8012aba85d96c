use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        client fn pick() -> { seat: String } { inputs: { class: 1 } }
    }
}

fn main() {
    let _ = booking::Pick;
}

// good: client fn pick() -> { seat: String } { inputs: { class: 1 }, wait_for_response: true }
