use widget_functions::widget_functions;

#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Teacher {
    pub name: String,
    pub nickname: Option<String>,
}

widget_functions! {
    pub widget booking {
        config { teacher: Teacher }
    }
}

fn main() {}
