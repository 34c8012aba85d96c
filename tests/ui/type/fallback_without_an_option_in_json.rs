use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book(id: u64) {
            url: "https://api.example.com/",
            method: POST,
            body: json { id: "{{ id ?? 0 }}" },
        }
    }
}

fn main() {
    let _ = booking::Book { id: 1 };
}
