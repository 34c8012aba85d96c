use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        #[cfg(unix)]
        dismiss fn close();

        #[cfg(not(unix))]
        dismiss fn close();
    }
}

fn main() {}

// good: dismiss fn leave();
