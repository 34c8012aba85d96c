use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        #[widget(renam = "shut")]
        dismiss fn close();
    }
}

fn main() {
    let _ = booking::Close;
}

// good: #[widget(rename = "shut")]
