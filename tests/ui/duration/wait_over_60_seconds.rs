use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        client fn pick() { wait_for_response: 90s }

    }
}

fn main() {
    let _ = booking::Pick;
}

// good: client fn pick() { wait_for_response: 60s }
