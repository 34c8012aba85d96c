use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        link fn map() { url: "https://maps.example.com/" };
        dismiss fn close();
    }
}

fn main() {
    let _ = booking::Map;
    let _ = booking::Close;
}

// good: link fn map() { url: "https://maps.example.com/" }
