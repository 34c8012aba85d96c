use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        config {
            #[widget(rename = "name")]
            label: String,
        }
    }
}

fn main() {
    let _ = booking::Config { label: String::new() };
}

// good:
