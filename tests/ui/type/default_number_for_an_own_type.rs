use widget_functions::widget_functions;

#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Teacher {
    pub name: String,
    pub nickname: Option<String>,
}

widget_functions! {
    pub widget booking {
        data {
            teacher: Teacher = 5,
        }
    }
}

fn main() {}
