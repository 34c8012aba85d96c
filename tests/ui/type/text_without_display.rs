use widget_functions::widget_functions;

#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Teacher {
    pub name: String,
    pub nickname: Option<String>,
}

widget_functions! {
    pub widget booking {
        send_message fn say(teacher: Teacher) { message_template: "by {{teacher}}" }
    }
}

fn main() {}
