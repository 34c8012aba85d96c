use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        send_message fn say(topic: String) {
            message_template: r#"first "line"
    second \ line about {{topc}} "and"
third line"#,
        }
    }
}

fn main() {
    let _ = booking::Say { topic: String::new() };
}
