use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss fn close();
        link fn close() { url: "https://maps.example.com/" }
    }
}

fn main() {
    let _ = booking::Close;
}
