use widget_functions::widget_functions;

widget_functions! {
    pub booking {
        dismiss fn close();
    }
}

fn main() {
    let _ = booking::Close;
}
