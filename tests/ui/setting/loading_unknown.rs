use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss fn close() { loading: spinner }
    }
}

fn main() {
    let _ = booking::Close;
}

// good: dismiss fn close() { loading: self }
