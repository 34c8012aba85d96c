use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss fun close();
    }
}

fn main() {
    let _ = booking::Close;
}
