use widget_functions::{Url, widget_functions};

widget_functions! {
    pub widget booking {
        config { api: Url, label: String }

        server fn book(id: u64) {
            url: "{{config.api}}{{id}}",
        }
    }
}

fn main() {
    let _ = booking::Book { id: 1 };
}
