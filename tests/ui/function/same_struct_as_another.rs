use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        dismiss fn close_card();
        dismiss fn closeCard();
    }
}

fn main() {
    let _ = booking::CloseCard;
}

// good: dismiss fn leave_card();
