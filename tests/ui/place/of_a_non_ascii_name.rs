use widget_functions::widget_functions;

widget_functions! {
    pub widget booking {
        send_message fn say(größe: u64) { message_template: "größe {{grösse}} ß" }
    }
}

fn main() {
    let _ = booking::Say { größe: 1 };
}
