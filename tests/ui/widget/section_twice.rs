use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { location: String }
        dismiss fn close();
        data { booked: bool = false }
    }
}

fn main() {
    let _ = booking::Data::new("Amsterdam").booked;
}
