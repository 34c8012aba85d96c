use widget_functions::widget_functions;

widget_functions! {
    pub widgte booking {
        dismiss fn close();
    }
}

fn main() {
    let _ = booking::Close;
}

// good: pub widget booking {
