use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book(port: u64) {
            url: "https://api.example.com:{{port}}/",
        }
    }
}

fn main() {
    let _ = booking::Book { port: 1 };
}
