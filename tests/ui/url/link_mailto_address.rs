use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        link fn open(address: String) { url: "mailto:{{address}}" }
    }
}

fn main() {
    let _ = booking::Open { address: String::new() };
}
