use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        async dismiss fn close();
        dismiss fn leave();
    }
}

fn main() {
    let _ = booking::Leave;
}
