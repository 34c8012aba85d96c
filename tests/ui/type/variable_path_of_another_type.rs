use widget_functions::widget_functions;

#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Teacher {
    pub name: String,
    pub nickname: Option<String>,
}

widget_functions! {
    pub widget booking {
        data { seats: u64 }
        set_variables fn choose(teacher: Teacher) { variables: { seats: "{{teacher.name}}" } }
    }
}

fn main() {}
