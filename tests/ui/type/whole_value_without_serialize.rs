use widget_functions::widget_functions;

#[derive(Clone, Debug, Default)]
pub struct Room {
    pub number: u8,
}

#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Teacher {
    pub name: String,
    #[serde(skip)]
    pub room: Room,
}

widget_functions! {
    pub widget booking {
        server fn book(teacher: Teacher) {
            url: "https://api.example.com/",
            method: POST,
            body: json { room: "{{teacher.room}}" },
        }
    }
}

fn main() {}

// good: body: json { room: "{{teacher.room.number}}" },
