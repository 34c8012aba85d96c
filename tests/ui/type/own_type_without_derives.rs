use widget_functions::widget_functions;

pub struct Seat {
    pub row: u8,
}

widget_functions! {
    pub widget booking {
        data { secret seat: Option<Seat> }
    }
}

fn main() {}
