use widget_functions::widget_functions;

widget_functions! {
    pub(world) widget booking {
        dismiss fn close();
    }
}

fn main() {
    let _ = booking::Close;
}

// good: pub(crate) widget booking {
