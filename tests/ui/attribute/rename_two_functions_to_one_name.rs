use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        #[widget(rename = "shut")]
        dismiss fn close();

        #[widget(rename = "shut")]
        dismiss fn leave();
    }
}

fn main() {
    let _ = booking::Close;
    let _ = booking::Leave;
}
