use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        #[inline]
        dismiss fn close();
    }
}

fn main() {
    let _ = booking::Close;
}

// good:
