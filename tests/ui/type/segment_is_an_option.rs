use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book(note: Option<String>) {
            url: "https://api.example.com/{{note}}/list",
        }
    }
}

fn main() {
    let _ = booking::Book { note: None };
}

// good: url: "https://api.example.com/{{ note ?? 'none' }}/list",
