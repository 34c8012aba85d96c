use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        client fn pick() { inputs: { classes: [1, 2] } }
    }
}

fn main() {
    let _ = booking::Pick;
}

// good: client fn pick() { inputs: { first_class: 1, second_class: 2 } }
