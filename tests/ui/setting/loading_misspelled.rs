use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss fn close() { loading: contaner }
    }
}

fn main() {
    let _ = booking::Close;
}
