#![allow(clippy::unwrap_used, reason = "a value that is not there is a failed test")]

use serde_json::json;

use super::{Audience, by_name, fields};
use crate::declared::{FieldAccess, ValueWriter};
use crate::error::ErrorKind;
use crate::plan::FunctionPlan;
use crate::render::sample::plan;
use crate::secret::Secret;

struct Card {
    place: String,
    token: Secret<Option<String>>,
    seats: Option<u32>,
}

impl FieldAccess for Card {
    fn get(&self, getter: usize, writer: &mut ValueWriter<'_>) -> bool {
        match getter {
            0 => writer.whole(&self.place),
            1 => writer.whole(self.token.expose()),
            2 => writer.whole(&self.seats),
            _ => return false,
        }
        true
    }
}

fn declared() -> FunctionPlan {
    let inputs =
        json!([{ "name": "place", "wire": "the \"place\"" }, { "name": "token", "secret": true }, { "name": "seats" }]);
    plan::<(), ()>(json!({ "inputs": inputs, "action": "dismiss" }))
}

fn card() -> Card {
    Card { place: "a\"b".to_owned(), token: Secret::new(Some("s".to_owned())), seats: None }
}

#[test]
fn encodes_everything_by_declared_names_for_the_store() {
    let json = fields(&declared().spec.inputs, &card(), Audience::Store).unwrap();
    assert_eq!(json, r#"{"place":"a\"b","token":"s","seats":null}"#);
    let declared = declared();
    let fields = by_name(&declared.spec.inputs, &card()).unwrap();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, json)| (*name, json.as_str())).collect();
    assert_eq!(fields, [("place", r#""a\"b""#), ("token", r#""s""#), ("seats", "null")]);
}

#[test]
fn leaves_out_secrets_and_uses_wire_names_for_the_page() {
    let json = fields(&declared().spec.inputs, &card(), Audience::Page).unwrap();
    assert_eq!(json, r#"{"the \"place\"":"a\"b","seats":null}"#);
}

#[test]
fn encodes_no_fields_as_an_empty_object() {
    assert_eq!(fields(&[], &(), Audience::Store).unwrap(), "{}");
}

#[test]
fn fails_internally_if_a_getter_does_not_exist() {
    struct Few;
    impl FieldAccess for Few {
        fn get(&self, getter: usize, writer: &mut ValueWriter<'_>) -> bool {
            match getter {
                0 => writer.whole(&1),
                _ => return false,
            }
            true
        }
    }
    assert_eq!(fields(&declared().spec.inputs, &Few, Audience::Store).unwrap_err().kind(), ErrorKind::Internal);
    assert_eq!(by_name(&declared().spec.inputs, &Few).unwrap_err().kind(), ErrorKind::Internal);
}
