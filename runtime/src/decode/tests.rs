#![allow(clippy::unwrap_used, reason = "a value that is not there is a failed test")]

use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::{Members, answer, find_inputs, inputs, printable, returned, sentence, stored_inputs};
use crate::declared::{Field, FieldAccess, FromFields, Reader, ValueWriter};
use crate::encode::{self, Audience};
use crate::error::{ErrorKind, FunctionError};
use crate::json::{end, skip_whitespace};
use crate::plan::FunctionPlan;
use crate::render::sample::plan;

struct Booking {
    class_id: u64,
    note: Option<String>,
    tags: Vec<String>,
}

impl FieldAccess for Booking {
    fn get(&self, getter: usize, slot: &mut ValueWriter<'_>) -> bool {
        match getter {
            0 => slot.whole(&self.class_id),
            1 => slot.whole(&self.note),
            2 => slot.whole(&self.tags),
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
    end(rest).map(|()| found)
}

fn read(json: &str) -> Result<String, FunctionError> {
    let function = with_inputs();
    let values = inputs(&function, &found(&function, json).unwrap())?;
    encode::fields(&function.spec.inputs, &*values, Audience::Store)
}

fn refusal(json: &str) -> String {
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
fn inputs_are_read_by_their_names_on_the_wire() {
    let stored = r#"{"class_id":42,"note":"n","tags":["a"]}"#;
    assert_eq!(read(r#"{"classId":42,"note":"n","tags":["a"]}"#).unwrap(), stored);
    assert_eq!(read(r#" {"tags":["a"], "note":"\u006e", "class\u0049d":42} "#).unwrap(), stored);
}

#[test]
fn what_is_optional_may_be_left_out() {
    let stored = r#"{"class_id":1,"note":null,"tags":[]}"#;
    assert_eq!(read(r#"{"classId":1,"tags":[]}"#).unwrap(), stored);
    assert_eq!(read(r#"{"classId":1,"tags":[],"note":null}"#).unwrap(), stored);
}

#[test]
fn missing_inputs_are_all_named() {
    assert_eq!(refusal("{}"), "input `classId` is missing; input `tags` is missing");
    let nothing = inputs(&with_inputs(), &Members::default()).err().unwrap();
    assert_eq!(nothing.message(), refusal("{}"));
}

#[test]
fn ill_typed_inputs_are_named_with_what_they_should_be() {
    for (class_id, expected) in [
        (r#""42""#, "input `classId` should be an integer"),
        ("4.5", "input `classId` should be an integer"),
        ("null", "input `classId` should be an integer"),
        ("-1", "input `classId` has a value that does not fit"),
        ("18446744073709551616", "input `classId` has a value that does not fit"),
    ] {
        assert_eq!(refusal(&format!(r#"{{"classId":{class_id},"tags":[]}}"#)), expected);
    }
    assert_eq!(
        refusal(r#"{"classId":1,"tags":{},"note":7}"#),
        "input `note` should be text; input `tags` should be a list"
    );
    assert_eq!(refusal(r#"{"classId":1,"tags":[7]}"#), "input `tags` has a value that does not fit");
}

#[test]
fn an_unknown_input_is_named_with_the_nearest_and_the_list() {
    let known = "there are `classId`, `note`, `tags`";
    assert_eq!(refusal(r#"{"class_id":1}"#), format!("unknown input `class_id` (did you mean `classId`?): {known}"));
    assert_eq!(refusal(r#"{"__proto__":1}"#), format!("unknown input `__proto__`: {known}"));
    let none = plan::<(), ()>(json!({ "action": "dismiss" }));
    let error = inputs(&none, &found(&none, r#"{"x":1}"#).unwrap()).err().unwrap();
    assert_eq!(error.message(), "unknown input `x`: there are none");
}

#[test]
fn a_name_from_a_caller_is_cut_and_made_printable() {
    let message = refusal(&format!(r#"{{"a\u0000\n{}":1}}"#, "b".repeat(1_000_000)));
    assert!(message.starts_with("unknown input `a  bbb"), "{message}");
    assert!(message.len() < 200, "{message}");
}

#[test]
fn an_input_that_is_there_twice_is_refused() {
    assert_eq!(refusal(r#"{"note":"a","note":"b","classId":1,"tags":[]}"#), "the input `note` is there twice");
}

#[test]
fn inputs_are_an_object_and_nothing_else() {
    for json in ["[]", "null", "42", "\"{}\""] {
        assert_eq!(refusal(json), "the inputs are not a JSON object", "{json}");
    }
    for json in ["", "{", "{}{}", "{} x", "{\"note\":}", "{'note':1}", "\u{feff}{}"] {
        assert!(found(&with_inputs(), json).is_none(), "{json}");
    }
}

#[test]
fn deeply_nested_inputs_are_refused_and_do_no_harm() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(refusal(&format!(r#"{{"classId":1,"tags":{deep}}}"#)), "input `tags` has a value that does not fit");
}

#[test]
fn kept_inputs_are_read_by_declared_names() {
    let function = with_inputs();
    let kept = r#"{"class_id":42,"note":null,"tags":[]}"#;
    let values = stored_inputs(&function, kept).unwrap();
    assert_eq!(encode::fields(&function.spec.inputs, &*values, Audience::Store).unwrap(), kept);
}

#[test]
fn what_was_kept_for_other_types_is_changed() {
    let function = with_inputs();
    for kept in [r#"{"class_id":"42","tags":[]}"#, "{}", "[]"] {
        assert_eq!(stored_inputs(&function, kept).err().unwrap().kind(), ErrorKind::Changed);
        let kept = RawValue::from_string(kept.to_owned()).unwrap();
        let kept = returned(&function.spec.inputs, &kept, Booking::read).err().unwrap();
        assert_eq!(kept.kind(), ErrorKind::Changed);
    }
}

#[test]
fn an_answer_gives_its_return_fields() {
    let expected = r#"{"class_id":7,"note":null,"tags":["x"]}"#;
    assert_eq!(
        answered(r#"{"status":"success","data":{"classId":7,"seats":[{"id":1,"tags":["x"]},{"tags":[]}]}}"#).unwrap(),
        expected
    );
}

#[test]
fn an_answer_is_trusted_no_more_than_inputs() {
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
fn what_is_no_answer_is_refused() {
    for json in ["", "null", "[]", "{}", r#"{"status":7}"#, r#"{"status":"done"}"#, r#"{"status":"success"} x"#] {
        assert_eq!(answer_error(json, ErrorKind::Response), "the page's answer is not what was asked for", "{json}");
    }
}

#[test]
fn without_return_fields_the_data_of_an_answer_is_not_looked_at() {
    let function = plan::<(), ()>(json!({ "action": { "client": { "response_timeout_ms": 1000 } } }));
    for data in ["true", r#"{"x":1}"#, "null"] {
        assert!(answer(&function, format!(r#"{{"status":"success","data":{data}}}"#).as_bytes()).is_ok());
    }
    assert!(answer(&function, br#"{"status":"success"}"#).is_ok());
}

#[test]
fn an_answer_can_be_an_error_with_its_text() {
    assert_eq!(answer_error(r#"{"status":"error","error":" No\nseats "}"#, ErrorKind::Host), "No seats");
    let long = format!(r#"{{"status":"error","error":"{}"}}"#, "é".repeat(500));
    assert_eq!(answer_error(&long, ErrorKind::Host), "é".repeat(200));
    for without in [r#"{"status":"error"}"#, r#"{"status":"error","error":7}"#, r#"{"status":"error","error":" \n"}"#] {
        assert_eq!(answer_error(without, ErrorKind::Host), "the page answered with an error");
    }
}

#[test]
fn text_from_others_has_no_control_characters_and_an_end() {
    assert_eq!(printable(" \u{1b}[31mred\r\n"), "[31mred");
    assert_eq!(printable(&"é".repeat(61)), "é".repeat(60));
    assert_eq!(sentence("a\u{0}b\u{7f}\u{85}"), Some("a b".to_owned()));
    assert_eq!(sentence(&format!("{} b", "a".repeat(199))), Some("a".repeat(199)));
    assert_eq!(sentence("\t"), None);
}
