use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        client fn pick() { inputs: ["class"] }
    }
}

fn main() {
    let _ = booking::Pick;
}

// good: client fn pick() { inputs: { kind: "class" } }
