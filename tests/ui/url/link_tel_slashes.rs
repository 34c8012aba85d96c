use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        link fn open() { url: "tel://112" }
    }
}

fn main() {
    let _ = booking::Open;
}
