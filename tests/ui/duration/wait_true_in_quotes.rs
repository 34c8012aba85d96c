use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        client fn ask() { wait_for_response: "true" }
    }
}

fn main() {
    let _ = booking::Ask;
}

// good: client fn ask() { wait_for_response: true }
