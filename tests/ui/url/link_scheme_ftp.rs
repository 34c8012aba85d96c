use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        link fn open() { url: "ftp://maps.example.com/" }
    }
}

fn main() {
    let _ = booking::Open;
}

// good: link fn open() { url: "https://maps.example.com/" }
