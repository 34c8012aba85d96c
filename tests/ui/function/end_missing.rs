use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss fn close()
        dismiss fn leave();
    }
}

fn main() {
    let _ = booking::Close;
    let _ = booking::Leave;
}

// good 5: dismiss fn close();
