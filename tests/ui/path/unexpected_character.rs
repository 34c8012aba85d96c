use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book(class_id: u64) -> { seats: u32 = "seats]" } {
            url: "https://api.example.com/",

        }
    }
}

fn main() {
    let _ = booking::Book { class_id: 1 };
}

// good: server fn book(class_id: u64) -> { seats: u32 = "seats" } {
