use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        client fn pick() { wait_for_response: 30 }

    }
}

fn main() {
    let _ = booking::Pick;
}

// good: client fn pick() { wait_for_response: 30s }
