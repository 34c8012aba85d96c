use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        link fn open() { url: "maps" }
    }
}

fn main() {
    let _ = booking::Open;
}
