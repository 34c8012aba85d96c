use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss fn close(secret pin: String);
    }
}

fn main() {
    let _ = booking::Close { pin: String::new() };
}

// good: dismiss fn close(pin: String);
