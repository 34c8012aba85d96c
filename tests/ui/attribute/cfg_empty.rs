use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        #[cfg]
        dismiss fn close();
    }
}

fn main() {
    let _ = booking::Close;
}

// good: #[cfg(unix)]
