use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        state { location: String }
        dismiss fn close();
    }
}

fn main() {
    let _ = booking::Close;
}

// good: data { location: String }
