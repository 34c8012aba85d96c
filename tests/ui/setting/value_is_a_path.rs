use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn find() {
            url: "https://api.example.com/",
            method: Method::POST,
            timeout: Duration::from_secs(3),
        }
    }
}

fn main() {
    let _ = booking::Find;
}
