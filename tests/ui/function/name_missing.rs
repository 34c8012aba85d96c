use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss fn ();
        dismiss fn leave();
    }
}

fn main() {
    let _ = booking::Leave;
}

// good: dismiss fn close();
