use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss fn close(reason: String, reason: String);
    }
}

fn main() {
    let _ = booking::Close { reason: String::new() };
}

// good: dismiss fn close(reason: String, remark: String);
