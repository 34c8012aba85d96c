use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn book(id: u64) {
            url: "https://api.example.com/../{{ib}}/%zz?{{id}}=1#end",
        }
    }
}

fn main() {
    let _ = booking::Book { id: 1 };
}
