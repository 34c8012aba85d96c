use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dta { location: String }
        send_message fn ask() { message_template: "I am in {{location}}" }
    }
}

fn main() {
    let _ = booking::Ask;
    let _ = booking::Data::new("Amsterdam");
}
