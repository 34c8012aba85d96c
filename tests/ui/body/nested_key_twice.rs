use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book() {
            url: "https://api.example.com/",
            method: POST,
            body: json { a: { b: 1, b: 2 }, c: { b: 3 } },
        }
    }
}

fn main() {
    let _ = booking::Book;
}

// good: body: json { a: { b: 1, d: 2 }, c: { b: 3 } },
