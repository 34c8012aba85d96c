use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        config { secret key: String }
        link fn open() { url: "https://maps.example.com/?key={{config.key}}" }
    }
}

fn main() {
    let _ = booking::Open;
}
