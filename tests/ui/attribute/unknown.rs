use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            #[serde(rename = "place")]
            location: String,
        }
    }
}

fn main() {
    let _ = booking::Data::new("Amsterdam");
}

// good: #[widget(rename = "place")]
