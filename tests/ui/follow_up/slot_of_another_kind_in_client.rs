use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { place: String }
        client fn act() { on_execute: dismiss }

    }
}

fn main() {
    let _ = booking::Act;
}

// good: client fn act() { on_success: dismiss }
