use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss close fn();
    }
}

fn main() {
    let _ = booking::Close;
}
