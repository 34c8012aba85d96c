use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { location: String }
        dismiss fn act() -> { seats: u32 };

    }
}

fn main() {
    let _ = booking::Act;
}

// good: dismiss fn act();
