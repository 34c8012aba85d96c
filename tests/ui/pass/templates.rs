//! Every form of a token.

use serde::{Deserialize, Serialize};
use widget_functions::widget_functions;

use super::functions;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Teacher {
    name: String,
    nickname: Option<String>,
    slots: Vec<Slot>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Slot {
    id: u64,
    r#type: (u8, Option<String>),
}

widget_functions! {
    pub(crate) widget templates {
        config { label: String }
        data { place: String, teacher: Teacher, größe: u64 = 1 }

        send_message fn names(place: String, r#type: String) {
            message_template: "{{inputs.place}} {{data.place}} {{ type }} {{config.label}} {{ größe }}",
        }
        send_message fn paths() {
            message_template: "{{teacher.name}} {{teacher.nickname}} {{teacher.slots[0].id}} {{teacher.slots[1].type.0}}",
        }
        send_message fn fallbacks(note: Option<String>, id: Option<u64>) {
            message_template: "{{ note ?? 'none' }} {{ note ?? \"}}\" }} {{ id ?? -1.5e3 }} {{ id ?? true | text }}",
        }
        send_message fn braces() { message_template: "{ a } {{{{x}} }} }}} \u{7b}" }
        send_message fn raw(note: Option<String>) { message_template: r#"{{ note ?? "x" }}"# }
    }
}

#[test]
fn runtime_reads_every_template() {
    assert_eq!(functions::<templates::Config>().len(), 5);
}
