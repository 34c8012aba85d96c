#![allow(clippy::unwrap_used, reason = "a value that is not there is a failed test")]

use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::{Members, answer, find_inputs, inputs, printable, returned, sentence, stored_inputs};
use crate::declared::{Field, FieldAccess, FromFields, Reader, ValueWriter};
use crate::encode::{self, Audience};
use crate::error::{ErrorKind, FunctionError};
use crate::json::{expect_end, skip_whitespace};
use crate::plan::FunctionPlan;
use crate::render::sample::plan;

struct Booking {
    class_id: u64,
    note: Option<String>,
    tags: Vec<String>,
}

impl FieldAccess for Booking {
    fn get(&self, getter: usize, writer: &mut ValueWriter<'_>) -> bool {
        match getter {
            0 => writer.whole(&self.class_id),
            1 => writer.whole(&self.note),
            2 => writer.whole(&self.tags),
            _ => return false,
        }
        true
    }
}

impl FromFields for Booking {
    fn read(reader: &mut Reader<'_, '_>) -> Option<Self> {
        let (class_id, note, tags) = reader.read3(Field::read, Field::read, Field::read)?;
        Some(Booking { class_id, note, tags })
    }
}

fn fields() -> Value {
    json!([{ "name": "class_id", "wire": "classId" }, { "name": "note" }, { "name": "tags" }])
}

fn with_inputs() -> FunctionPlan {
    plan::<Booking, ()>(json!({ "inputs": fields(), "action": "dismiss" }))
}

fn with_returns() -> FunctionPlan {
    let mut returns = fields();
    returns[2]["path"] = json!(["seats", 0, "tags"]);
    plan::<(), Booking>(json!({ "returns": returns, "action": { "client": { "response_timeout_ms": 1000 } } }))
}

fn found<'v>(function: &FunctionPlan, json: &'v str) -> Option<Members<'v>> {
    let mut found = Members::default();
    let rest = find_inputs(&function.input_names, &mut found, json, skip_whitespace(json.as_bytes()))?;
    expect_end(rest).map(|()| found)
}

fn read(json: &str) -> Result<String, FunctionError> {
    let function = with_inputs();
    let values = inputs(&function, &found(&function, json).unwrap())?;
    encode::fields(&function.spec.inputs, &*values, Audience::Store)
}

fn rejection(json: &str) -> String {
    let error = read(json).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid, "{json}");
    error.message().to_owned()
}

fn answered(json: &str) -> Result<String, FunctionError> {
    let function = with_returns();
    let values = answer(&function, json.as_bytes())?;
    encode::fields(&function.spec.returns, &*values, Audience::Store)
}

fn answer_error(json: &str, kind: ErrorKind) -> String {
    let error = answered(json).unwrap_err();
    assert_eq!(error.kind(), kind, "{json}");
    error.message().to_owned()
}

#[test]
fn reads_inputs_by_their_wire_names() {
    let stored = r#"{"class_id":42,"note":"n","tags":["a"]}"#;
    assert_eq!(read(r#"{"classId":42,"note":"n","tags":["a"]}"#).unwrap(), stored);
    assert_eq!(read(r#" {"tags":["a"], "note":"\u006e", "class\u0049d":42} "#).unwrap(), stored);
}

#[test]
fn allows_optional_inputs_to_be_absent() {
    let stored = r#"{"class_id":1,"note":null,"tags":[]}"#;
    assert_eq!(read(r#"{"classId":1,"tags":[]}"#).unwrap(), stored);
    assert_eq!(read(r#"{"classId":1,"tags":[],"note":null}"#).unwrap(), stored);
}

#[test]
fn names_all_missing_inputs() {
    assert_eq!(rejection("{}"), "input `classId` is missing; input `tags` is missing");
    let nothing = inputs(&with_inputs(), &Members::default()).err().unwrap();
    assert_eq!(nothing.message(), rejection("{}"));
}

#[test]
fn names_mistyped_inputs_with_their_types() {
    for (class_id, expected) in [
        (r#""42""#, "input `classId` should be an integer"),
        ("4.5", "input `classId` should be an integer"),
        ("null", "input `classId` should be an integer"),
        ("-1", "input `classId` has a value that does not fit"),
        ("18446744073709551616", "input `classId` has a value that does not fit"),
    ] {
        assert_eq!(rejection(&format!(r#"{{"classId":{class_id},"tags":[]}}"#)), expected);
    }
    assert_eq!(
        rejection(r#"{"classId":1,"tags":{},"note":7}"#),
        "input `note` should be text; input `tags` should be a list"
    );
    assert_eq!(rejection(r#"{"classId":1,"tags":[7]}"#), "input `tags` has a value that does not fit");
}

#[test]
fn suggests_the_nearest_name_for_an_unknown_input() {
    let known = "the inputs are `classId`, `note`, `tags`";
    assert_eq!(rejection(r#"{"class_id":1}"#), format!("unknown input `class_id` (did you mean `classId`?): {known}"));
    assert_eq!(rejection(r#"{"__proto__":1}"#), format!("unknown input `__proto__`: {known}"));
    let none = plan::<(), ()>(json!({ "action": "dismiss" }));
    let error = inputs(&none, &found(&none, r#"{"x":1}"#).unwrap()).err().unwrap();
    assert_eq!(error.message(), "unknown input `x`: the function has no inputs");
}

#[test]
fn cuts_unknown_names_and_makes_them_printable() {
    let message = rejection(&format!(r#"{{"a\u0000\n{}":1}}"#, "b".repeat(1_000_000)));
    assert!(message.starts_with("unknown input `a  bbb"), "{message}");
    assert!(message.len() < 200, "{message}");
}

#[test]
fn rejects_duplicate_inputs() {
    assert_eq!(rejection(r#"{"note":"a","note":"b","classId":1,"tags":[]}"#), "duplicate input `note`");
}

#[test]
fn rejects_inputs_that_are_not_an_object() {
    for json in ["[]", "null", "42", "\"{}\""] {
        assert_eq!(rejection(json), "the inputs are not a JSON object", "{json}");
    }
    for json in ["", "{", "{}{}", "{} x", "{\"note\":}", "{'note':1}", "\u{feff}{}"] {
        assert!(found(&with_inputs(), json).is_none(), "{json}");
    }
}

#[test]
fn rejects_deeply_nested_inputs() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(rejection(&format!(r#"{{"classId":1,"tags":{deep}}}"#)), "input `tags` has a value that does not fit");
}

#[test]
fn reads_stored_inputs_by_declared_names() {
    let function = with_inputs();
    let stored = r#"{"class_id":42,"note":null,"tags":[]}"#;
    let values = stored_inputs(&function, stored).unwrap();
    assert_eq!(encode::fields(&function.spec.inputs, &*values, Audience::Store).unwrap(), stored);
}

#[test]
fn reports_stored_values_of_other_types_as_changed() {
    let function = with_inputs();
    for stored in [r#"{"class_id":"42","tags":[]}"#, "{}", "[]"] {
        assert_eq!(stored_inputs(&function, stored).err().unwrap().kind(), ErrorKind::Changed);
        let stored = RawValue::from_string(stored.to_owned()).unwrap();
        let stored = returned(&function.spec.inputs, &stored, Booking::read).err().unwrap();
        assert_eq!(stored.kind(), ErrorKind::Changed);
    }
}

#[test]
fn reads_return_fields_from_an_answer() {
    let expected = r#"{"class_id":7,"note":null,"tags":["x"]}"#;
    assert_eq!(
        answered(r#"{"status":"success","data":{"classId":7,"seats":[{"id":1,"tags":["x"]},{"tags":[]}]}}"#).unwrap(),
        expected
    );
}

#[test]
fn validates_answers_like_inputs() {
    let data = |data: &str| answer_error(&format!(r#"{{"status":"success","data":{data}}}"#), ErrorKind::Response);
    assert_eq!(data(r#"{"classId":7,"seats":[],"x":1}"#), "the page's answer has the unknown field `x`");
    assert_eq!(data(r#"{"classId":7,"classId":8}"#), "the page's answer has the field `classId` twice");
    let missing =
        "the page's answer is not as expected: `class_id` should be an integer; `tags` (at `seats[0].tags`) is missing";
    assert_eq!(data(r#"{"classId":"7","seats":[]}"#), missing);
    let missing = "the page's answer is not as expected: `class_id` is missing; `tags` (at `seats[0].tags`) is missing";
    for nothing in ["null", "{}", "[]", "7", r#"{"seats":7}"#] {
        assert_eq!(data(nothing), missing, "{nothing}");
    }
}

#[test]
fn rejects_malformed_answers() {
    for json in ["", "null", "[]", "{}", r#"{"status":7}"#, r#"{"status":"done"}"#, r#"{"status":"success"} x"#] {
        assert_eq!(answer_error(json, ErrorKind::Response), "the page's answer is not what was asked for", "{json}");
    }
}

#[test]
fn ignores_the_data_of_an_answer_without_return_fields() {
    let function = plan::<(), ()>(json!({ "action": { "client": { "response_timeout_ms": 1000 } } }));
    for data in ["true", r#"{"x":1}"#, "null"] {
        assert!(answer(&function, format!(r#"{{"status":"success","data":{data}}}"#).as_bytes()).is_ok());
    }
    assert!(answer(&function, br#"{"status":"success"}"#).is_ok());
}

#[test]
fn reads_the_text_of_an_error_answer() {
    assert_eq!(answer_error(r#"{"status":"error","error":" No\nseats "}"#, ErrorKind::Host), "No seats");
    let long = format!(r#"{{"status":"error","error":"{}"}}"#, "é".repeat(500));
    assert_eq!(answer_error(&long, ErrorKind::Host), "é".repeat(200));
    for without in [r#"{"status":"error"}"#, r#"{"status":"error","error":7}"#, r#"{"status":"error","error":" \n"}"#] {
        assert_eq!(answer_error(without, ErrorKind::Host), "the page answered with an error");
    }
}

#[test]
fn cuts_foreign_text_and_replaces_control_characters() {
    assert_eq!(printable(" \u{1b}[31mred\r\n"), "[31mred");
    assert_eq!(printable(&"é".repeat(61)), "é".repeat(60));
    assert_eq!(sentence("a\u{0}b\u{7f}\u{85}"), Some("a b".to_owned()));
    assert_eq!(sentence(&format!("{} b", "a".repeat(199))), Some("a".repeat(199)));
    assert_eq!(sentence("\t"), None);
}
