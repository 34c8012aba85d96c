use widget_functions::widget_functions;

widget_functions! {
    #[widget(rename_all = "camel_case")]
    pub widget booking {
        dismiss fn close();
    }
}

fn main() {
    let _ = booking::Close;
}

// good: #[widget(rename_all = "camelCase")]
