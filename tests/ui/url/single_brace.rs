use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book(id: u64) {
            url: "https://api.example.com/{id}",
        }
    }
}

fn main() {
    let _ = booking::Book { id: 1 };
}

// good: url: "https://api.example.com/{{id}}",
