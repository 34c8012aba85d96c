use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { seats: i8 = -129 }
    }
}

fn main() {
    let _ = booking::Data::new();
}
