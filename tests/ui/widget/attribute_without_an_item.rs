use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss fn close();
        #[deprecated]
    }
}

fn main() {
    let _ = booking::Close;
}

// good:
