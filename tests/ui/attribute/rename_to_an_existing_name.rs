use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data {
            place: String,
            #[widget(rename = "place")]
            location: String,
        }
    }
}

fn main() {
    let _ = booking::Data::new("Amsterdam", "Utrecht");
}
