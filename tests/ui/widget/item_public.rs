use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        pub dismiss fn close();
    }
}

fn main() {
    let _ = booking::Close;
}

// good: dismiss fn close();
