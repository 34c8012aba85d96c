use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { note: Option<String>, secret token: Option<String> }
        dismiss fn close() { on_execute: set_variables { note: "it is {{data.token}}" } }
    }
}

fn main() {
    let _ = booking::Close;
}
