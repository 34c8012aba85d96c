use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        send_message fn say(topic: String) {
            message_template: "before before before before before before before before before before before before before before before before before before before before  {{topc}} behind behind behind behind behind behind behind behind behind behind behind behind behind behind behind behind behind behind behind behind ",
        }
    }
}

fn main() {}
