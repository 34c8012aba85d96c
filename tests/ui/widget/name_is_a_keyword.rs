use widget_functions::widget_functions;

widget_functions! {
    pub widget match {
        dismiss fn close();
    }
}

fn main() {}

// good: pub widget r#match {
