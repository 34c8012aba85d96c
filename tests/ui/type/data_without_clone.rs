use widget_functions::widget_functions;

#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub struct Seat {
    row: u8,
}


widget_functions! {
    pub widget booking {
        data { seat: Seat }
    }
}

fn main() {}

// good 4: #[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
