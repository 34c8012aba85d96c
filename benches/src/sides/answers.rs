//! Reads return fields from a large response.

use bytes::Bytes;
use serde::Deserialize;
use serde_json::Value;
use sonic_rs::{JsonValueTrait, PointerTree, pointer};
use widget_functions::{measure, widget_functions};

widget_functions! {
    pub widget classes {
        server fn find() -> { confirmation: String = "booking.confirmation", seats_left: u32 } {
            url: "https://api.example.com/bookings",
        }
    }
}

/// The position of the fields in the response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    First,
    Last,
}

/// Returns a response of about this many bytes.
pub fn answer(bytes: usize, place: Place) -> String {
    let fields = r#""booking":{"confirmation":"c-1"},"seats_left":3"#;
    let item = |number: usize| {
        format!(
            r#"{{"id":{number},"teacher":"Grace Hopper","title":"Yoga \"flow\" for everybody","place":"Amsterdam","starts":"2026-05-12T18:30:00Z","price":{}.5,"tags":["calm","evening"],"full":false}}"#,
            number % 40
        )
    };
    let mut items = String::new();
    let mut number = 0;
    while items.is_empty() || items.len() + 100 < bytes {
        let separator = if number == 0 { "" } else { "," };
        items.push_str(separator);
        items.push_str(&item(number));
        number += 1;
    }
    match place {
        Place::First => format!(r#"{{{fields},"classes":[{items}]}}"#),
        Place::Last => format!(r#"{{"classes":[{items}],{fields}}}"#),
    }
}

/// The values that all sides read.
pub type Fields = (String, u32);

/// Reads the declared return fields. The body is cheap to clone, like that of a transport.
pub fn declared(body: &Bytes) -> Option<Fields> {
    let found = measure::extract::<classes::Find>(body.clone())?;
    Some((found.confirmation, found.seats_left))
}

#[derive(Deserialize)]
struct Answer {
    booking: Booking,
    seats_left: u32,
}

#[derive(Deserialize)]
struct Booking {
    confirmation: String,
}

pub fn typed(body: &Bytes) -> Option<Fields> {
    let answer: Answer = serde_json::from_slice(body).ok()?;
    Some((answer.booking.confirmation, answer.seats_left))
}

pub fn value(body: &Bytes) -> Option<Fields> {
    let answer: Value = serde_json::from_slice(body).ok()?;
    let confirmation = answer.pointer("/booking/confirmation")?.as_str()?.to_owned();
    Some((confirmation, u32::try_from(answer.pointer("/seats_left")?.as_u64()?).ok()?))
}

/// Reads with sonic-rs, which does not check the text after the last field.
pub fn get_many(body: &Bytes) -> Option<Fields> {
    let mut tree = PointerTree::new();
    tree.add_path(pointer!["booking", "confirmation"].iter());
    tree.add_path(pointer!["seats_left"].iter());
    let found = sonic_rs::get_many(&**body, &tree).ok()?;
    let confirmation = found.first()?.as_ref()?.as_str()?.to_owned();
    Some((confirmation, u32::try_from(found.get(1)?.as_ref()?.as_u64()?).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_sides_read_the_same() {
        for place in [Place::First, Place::Last] {
            let body = Bytes::from(answer(1000, place));
            assert!((900..1200).contains(&body.len()), "{}", body.len());
            for side in [declared, typed, value, get_many] {
                assert_eq!(side(&body), Some(("c-1".to_owned(), 3)), "{place:?}");
            }
        }
    }
}
