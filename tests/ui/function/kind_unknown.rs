use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        servr fn book(class_id: u64) { url: "https://api.example.com/{{class_id}}" }
    }
}

fn main() {
    let _ = booking::Book { class_id: 1 };
}
