use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        link fn open() { url: "ftp://maps.example.com/" }
    }
}

fn main() {
    let _ = booking::Open;
}
