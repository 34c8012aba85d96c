use widget_functions::widget_functions;

#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub struct Seat {
    row: u8,
}


widget_functions! {
    pub widget booking {
        dismiss fn close(seat: Seat);
    }
}

fn main() {}
