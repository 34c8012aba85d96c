use widget_functions::widget_functions;

#[derive(Clone, Debug, serde::Serialize)]
pub struct Seat {
    row: u8,
}


widget_functions! {
    pub widget booking {
        data { seat: Seat }
    }
}

fn main() {}
