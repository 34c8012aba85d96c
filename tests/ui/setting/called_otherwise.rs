use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn find() { href: "https://api.example.com/", query: { page: 1 } }
        send_message fn say() { text: "hello" }
    }
}

fn main() {
    let _ = booking::Find;
    let _ = booking::Say;
}
