use widget_functions::widget_functions;

#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Teacher {
    pub name: String,
    pub nickname: Option<String>,
}

widget_functions! {
    pub widget booking {
        send_message fn say(teachers: Vec<Teacher>) { message_template: "by {{teachers[0].nam}}" }
    }
}

fn main() {}
