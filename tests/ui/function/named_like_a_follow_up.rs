use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn dismiss() { url: "https://api.example.com/" }
        link fn find() { url: "https://example.com/", on_execute: [dismiss, dismiss()] }
    }
}

fn main() {
    let _ = booking::Dismiss;
    let _ = booking::Find;
}
