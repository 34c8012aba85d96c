use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        config { secret key: String }
        data { note: Option<String> }
        set_variables fn choose() { variables: { note: "{{config.key}}" } }
    }
}

fn main() {
    let _ = booking::Choose;
}

// good: set_variables fn choose() { variables: { note: "public" } }
