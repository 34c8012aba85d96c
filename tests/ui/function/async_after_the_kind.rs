use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss async fn close();
    }
}

fn main() {
    let _ = booking::Close;
}
