use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn find() -> Result<String, String> { url: "https://api.example.com/" }
    }
}

fn main() {
    let _ = booking::Find;
}
