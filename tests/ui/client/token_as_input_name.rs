use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        client fn pick(class: String) { inputs: { "{{class}}": 1 } }
    }
}

fn main() {
    let _ = booking::Pick { class: String::new() };
}

// good: client fn pick(class: String) { inputs: { class: "{{class}}" } }
