use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        #[widget]
        dismiss fn close();
    }
}

fn main() {
    let _ = booking::Close;
}

// good: #[widget(rename = "shut")]
