use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        link fn open() { url: "data:text/html,hello" }
    }
}

fn main() {
    let _ = booking::Open;
}
