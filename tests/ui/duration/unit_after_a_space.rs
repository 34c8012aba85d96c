use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn find() { url: "https://api.example.com/", timeout: 10 s }
    }
}

fn main() {
    let _ = booking::Find;
}
