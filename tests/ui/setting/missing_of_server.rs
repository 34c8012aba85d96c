use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() { loading: none }

    }
}

fn main() {
    let _ = booking::Book;
}
