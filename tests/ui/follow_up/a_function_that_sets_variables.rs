use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        data { found: bool = false }
        server fn find() { url: "https://api.example.com/", on_success: mark }
        set_variables fn mark() { variables: { found: true } }
    }
}

fn main() {
    let _ = booking::Find;
    let _ = booking::Mark;
}
