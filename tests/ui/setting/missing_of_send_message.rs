use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        send_message fn ask() { loading: none }

    }
}

fn main() {
    let _ = booking::Ask;
}
