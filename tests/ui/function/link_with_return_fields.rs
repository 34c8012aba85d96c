use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { location: String }
        link fn act() -> { seats: u32 } { url: "https://maps.example.com/" }

    }
}

fn main() {
    let _ = booking::Act;
}
