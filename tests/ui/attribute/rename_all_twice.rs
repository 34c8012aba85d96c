use widget_functions::widget_functions;

widget_functions! {
    #[widget(rename_all = "camelCase")]
    #[widget(rename_all = "camelCase")]
    pub widget booking {
        dismiss fn close();
    }
}

fn main() {
    let _ = booking::Close;
}

// good:
