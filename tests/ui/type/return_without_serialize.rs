use widget_functions::widget_functions;

#[derive(Clone, Debug, serde::Deserialize)]
pub struct Seat {
    row: u8,
}


widget_functions! {
    pub widget booking {
        server fn book() -> { seat: Seat } { url: "https://api.example.com/" }
    }
}

fn main() {}
