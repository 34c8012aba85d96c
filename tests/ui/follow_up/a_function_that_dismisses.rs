use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        server fn find() { url: "https://api.example.com/", on_success: close }
        dismiss fn close();
    }
}

fn main() {
    let _ = booking::Find;
    let _ = booking::Close;
}
