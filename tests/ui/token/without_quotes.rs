use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { location: String }
        set_variables fn choose(place: String) { variables: { location: {{place}} } }
    }
}

fn main() {
    let _ = booking::Choose { place: String::new() };
}

// good: set_variables fn choose(place: String) { variables: { location: "{{place}}" } }
