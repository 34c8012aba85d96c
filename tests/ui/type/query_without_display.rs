use widget_functions::widget_functions;

#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Teacher {
    pub name: String,
    pub nickname: Option<String>,
}

widget_functions! {
    pub widget booking {
        server fn book(teacher: Teacher) {
            url: "https://api.example.com/?teacher={{teacher}}",
        }
    }
}

fn main() {}
