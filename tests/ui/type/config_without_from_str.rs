use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        config { labels: Vec<String> }
    }
}

fn main() {}

// good: config { labels: String }
