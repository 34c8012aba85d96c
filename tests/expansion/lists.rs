//! Field paths into lists, structs, and options.

use serde::{Deserialize, Serialize};
use widget_functions::widget_functions;

use super::card;

/// A slot in a timetable.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Slot {
    id: u64,
    rooms: Vec<String>,
    teacher: Teacher,
    note: Option<String>,
}

/// Who teaches.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Teacher {
    name: String,
    r#type: u8,
    position: (u8, String),
}

widget_functions! {
    pub(crate) widget timetable {
        data {
            slots: Vec<Slot> = Vec::new(),
            grid: Vec<Vec<u32>> = vec![vec![1, 2], vec![3]],
            text: String = "",
            id: Option<u64>,
            room: Option<String>,
            teacher: Option<Teacher>,
            cell: Option<u32>,
            wide: Option<u64>,
        }

        set_variables fn first() {
            variables: {
                id: "{{slots[0].id}}",
                room: "{{slots[0].rooms[1]}}",
                teacher: "{{slots[0].teacher}}",
                cell: "{{grid[1][0]}}",
                wide: "{{grid[0][1]}}",
                text: "{{slots[0].teacher.name}}/{{slots[1].teacher.name}}/{{slots[0].note}}/{{ grid[9][9] ?? 0 }}/{{ slots[0].rooms[0] ?? 'none' }}",
            },
        }

        set_variables fn of(slot: Slot, maybe: Option<String>) {
            variables: {
                text: "{{slot.id}} {{slot.teacher.name}} {{slot.teacher.type}} {{slot.teacher.position.1}} {{slot.note}} {{maybe}}",
                id: "{{slot.id}}",
                room: "{{ maybe ?? 'no room' }}",
            },
        }

        link fn open(slot: Slot, maybe: Option<u8>) {
            url: "https://example.com/{{slot.id}}/{{ slot.rooms[0] ?? 'none' }}/{{ maybe ?? 7 }}?note={{slot.note}}",
        }
    }
}

fn slot() -> Slot {
    let teacher = Teacher { name: "Ada".to_owned(), r#type: 2, position: (1, "left".to_owned()) };
    Slot { id: 42, rooms: vec!["A".to_owned(), "B".to_owned()], teacher, note: None }
}

#[tokio::test]
async fn an_index_in_range_is_the_element() {
    let card = card(timetable::Config {}, timetable::Data { slots: vec![slot()], ..timetable::Data::new() }).await;
    card.call(timetable::First).run(&()).await.unwrap();
    let data = card.data().await.unwrap();
    assert_eq!((data.id, data.room.as_deref(), data.teacher), (Some(42), Some("B"), Some(slot().teacher)));
    assert_eq!((data.cell, data.wide, data.text.as_str()), (Some(3), Some(2), "Ada///0/A"));
}

#[tokio::test]
async fn an_index_out_of_range_is_none() {
    let card = card(timetable::Config {}, timetable::Data { grid: Vec::new(), ..timetable::Data::new() }).await;
    card.call(timetable::First).run(&()).await.unwrap();
    let data = card.data().await.unwrap();
    assert_eq!((data.id, data.room, data.teacher), (None, None, None));
    assert_eq!((data.cell, data.wide, data.text.as_str()), (None, None, "///0/none"));
}

#[tokio::test]
async fn paths_reach_into_inputs() {
    let card = card(timetable::Config {}, timetable::Data::new()).await;
    let call = timetable::Of { slot: slot(), maybe: None };
    card.call(call).run(&()).await.unwrap();
    let data = card.data().await.unwrap();
    assert_eq!((data.text.as_str(), data.id, data.room.as_deref()), ("42 Ada 2 left  ", Some(42), Some("no room")));
}
