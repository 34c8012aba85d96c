use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn first() -> String { url: "https://api.example.com/" }
        server fn second(id u64) { url: "https://api.example.com/{{id}}" }
        fn third() { url: "https://api.example.com/" }
        server fourth() { url: "https://api.example.com/" }
        server fn fifth() { url: "https://api.example.com/", timeout: 10 }
    }
}

fn main() {
    let _ = booking::First;
    let _ = booking::Third;
    let _ = booking::Fourth;
    let _ = booking::Fifth;
}
