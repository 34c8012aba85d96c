use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { place: String }
        server fn find() => { place: String } { url: "https://api.example.com/" }
        server fn seek() { place: String } { url: "https://api.example.com/" }
    }
}

fn main() {
    let _ = booking::Find;
    let _ = booking::Seek;
}
