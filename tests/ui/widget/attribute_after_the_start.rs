use widget_functions::widget_functions;

widget_functions! {
    //! Class booking.
    pub widget booking {
        dismiss fn close();
    }
}

fn main() {
    let _ = booking::Close;
}

// good: // Class booking.
