//! `set_variables`: every conversion from a value to a variable.

use widget_functions::widget_functions;

use super::functions;

widget_functions! {
    pub(crate) widget variables {
        config { label: String, secret key: String }
        data {
            place: String = "Amsterdam",
            note: Option<String> = "a note",
            seats: u64 = 0,
            share: f64 = 0,
            signed: Option<i64> = -1,
            open: bool = false,
            places: Vec<String> = Vec::new(),
            secret token: Option<String>,
        }

        set_variables fn own_type(place: String, note: Option<String>, places: Vec<String>) {
            variables: { place: "{{inputs.place}}", note: "{{inputs.note}}", places: "{{inputs.places}}" },
        }
        set_variables fn into_option(place: String) {
            variables: { note: "{{inputs.place}}", signed: "{{data.signed}}" },
        }
        set_variables fn text(id: u64) { variables: { place: "{{id}} at {{config.label}}", note: "{{ id | text }}" } }
        set_variables fn wider(small: u32, narrow: i16, float: f32) {
            variables: { seats: "{{small}}", signed: "{{narrow}}", share: "{{float}}" },
        }
        set_variables fn literals() { variables: { seats: 1_000, share: 1, signed: -5, open: true, note: null } }
        set_variables fn fallback(note: Option<String>, id: Option<u64>) {
            variables: { place: "{{ inputs.note ?? 'none' }}", seats: "{{ id ?? 0 }}" },
            on_execute: [dismiss, set_variables { open: true }],
        }
        set_variables fn elements(names: Vec<String>) { variables: { note: "{{names[0]}}" } }
        set_variables fn secrets() { variables: { token: "{{config.key}}" } }
    }
}

#[test]
fn runtime_reads_every_change() {
    let names: Vec<String> = functions::<variables::Config>();
    assert_eq!(names.len(), 8);
    assert!(names.iter().all(|name| name.starts_with("set_variables ") && name.ends_with(", none")), "{names:?}");
}
