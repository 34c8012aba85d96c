use widget_functions::widget_functions;

mod rooms {
    #[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
    pub struct Desk {
        number: u8,
    }
}

widget_functions! {
    pub widget booking {
        send_message fn say(desk: rooms::Desk) { message_template: "by {{desk.number}}" }
    }
}

fn main() {}

// good 6: pub number: u8,
