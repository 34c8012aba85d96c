use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        link fn map() { url "https://maps.example.com/":, loading: none }
    }
}

fn main() {
    let _ = booking::Map;
}
