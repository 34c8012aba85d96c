use widget_functions::widget_functions;

macro_rules! card {
    ($name:ident, $topic:ident, $text:literal) => {
        widget_functions! {
            pub widget $name {
                send_message fn say($topic: String) { message_template: $text }
            }
        }
    };
}

card!(booking, topic, "about {{topc}}");

fn main() {
    let _ = booking::Say { topic: String::new() };
}
