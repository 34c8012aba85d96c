use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        link fn open(scheme: String) { url: "{{scheme}}://maps.example.com/" }
    }
}

fn main() {
    let _ = booking::Open { scheme: String::new() };
}
