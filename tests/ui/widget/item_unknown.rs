use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        struct Teacher { name: String }
        dismiss fn close();
    }
}

fn main() {
    let _ = booking::Close;
}

// good:
