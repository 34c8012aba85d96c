use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss fn close();
    }
    pub widget shop {
        dismiss fn close();
    }
}

fn main() {
    let _ = booking::Close;
}

// good 7:
// good 8:
// good 9:
