use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { place: String }
        link fn act() { url: "https://maps.example.com/", on_failure: dismiss }

    }
}

fn main() {
    let _ = booking::Act;
}
