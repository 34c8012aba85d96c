use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        config { secret key: String }
        client fn pick() { inputs: { key: "{{config.key}}" } }
    }
}

fn main() {
    let _ = booking::Pick;
}

// good: client fn pick() { inputs: { key: "public" } }
