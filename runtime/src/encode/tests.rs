#![allow(clippy::unwrap_used, reason = "a value that is not there is a failed test")]

use serde_json::json;

use super::{Audience, by_name, fields};
use crate::Secret;
use crate::declared::{FieldAccess, ValueWriter};
use crate::error::ErrorKind;
use crate::plan::FunctionPlan;
use crate::render::sample::plan;

struct Card {
    place: String,
    token: Secret<Option<String>>,
    seats: Option<u32>,
}

impl FieldAccess for Card {
    fn get(&self, getter: usize, slot: &mut ValueWriter<'_>) -> bool {
        match getter {
            0 => slot.whole(&self.place),
            1 => slot.whole(self.token.expose()),
            2 => slot.whole(&self.seats),
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
fn the_store_gets_everything_by_declared_names() {
    let json = fields(&declared().spec.inputs, &card(), Audience::Store).unwrap();
    assert_eq!(json, r#"{"place":"a\"b","token":"s","seats":null}"#);
    let declared = declared();
    let fields = by_name(&declared.spec.inputs, &card()).unwrap();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, json)| (*name, json.as_str())).collect();
    assert_eq!(fields, [("place", r#""a\"b""#), ("token", r#""s""#), ("seats", "null")]);
}

#[test]
fn the_page_gets_no_secret_and_its_own_names() {
    let json = fields(&declared().spec.inputs, &card(), Audience::Page).unwrap();
    assert_eq!(json, r#"{"the \"place\"":"a\"b","seats":null}"#);
}

#[test]
fn no_field_is_an_empty_object() {
    assert_eq!(fields(&[], &(), Audience::Store).unwrap(), "{}");
}

#[test]
fn a_getter_that_is_not_there_or_fails_is_an_internal_error() {
    struct Few;
    impl FieldAccess for Few {
        fn get(&self, getter: usize, slot: &mut ValueWriter<'_>) -> bool {
            match getter {
                0 => slot.whole(&1),
                _ => return false,
            }
            true
        }
    }
    assert_eq!(fields(&declared().spec.inputs, &Few, Audience::Store).unwrap_err().kind(), ErrorKind::Internal);
    assert_eq!(by_name(&declared().spec.inputs, &Few).unwrap_err().kind(), ErrorKind::Internal);
}
