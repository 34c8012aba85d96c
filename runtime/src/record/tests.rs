#![allow(clippy::panic, clippy::unwrap_used, reason = "a value that is not there is a failed test")]

use std::collections::BTreeMap;

use http::StatusCode;

use serde_json::value::RawValue;

use super::{OutcomeEnvelope, PendingCall, Record, ReturnFields};
use crate::error::{ErrorKind, FunctionError};

const GENERATION: u128 = 0x5f0c_43a1;
const HEAD: &str = "widget-functions record 1\nopen\ngeneration 0000000000000000000000005f0c43a1\n";

/// `b` is text with an escaped line end, `a` a list over two lines.
fn record() -> Record {
    let fields = [("b", r#""x y\n""#.to_owned()), ("a", "[1,\n2]".to_owned())];
    Record::new(GENERATION, &fields)
}

fn text(record: &Record) -> String {
    String::from_utf8(record.to_bytes()).unwrap()
}

#[test]
fn writes_a_record_as_lines() {
    let mut record = record();
    let data = "data b \"x y\\n\"\ndata a [1, 2]\n";
    assert_eq!(text(&record), format!("{HEAD}{data}end"));
    record.dismissed = true;
    assert_eq!(text(&record), format!("{HEAD}{data}end").replace("open", "dismissed"));
}

#[test]
fn reads_what_it_wrote() {
    let mut record = record();
    record.dismissed = true;
    let read = Record::from_bytes(record.to_bytes()).unwrap();
    assert!(read.dismissed);
    assert_eq!((&read.generation, text(&read)), (b"0000000000000000000000005f0c43a1", text(&record)));
}

#[test]
fn reads_an_intent_that_it_wrote() {
    for (request_hash, inputs) in [("", None), ("9b71", Some("{\"b\":\n\"x y\\n\"}")), ("", Some("{}"))] {
        let inputs = inputs.map(|inputs| RawValue::from_string(inputs.to_owned()).unwrap());
        let call = PendingCall {
            function: "buchen_größe".into(),
            fingerprint: u64::MAX,
            request_hash: request_hash.to_owned(),
            inputs: inputs.clone(),
        };
        let read = PendingCall::from_bytes(&call.to_bytes()).unwrap();
        assert_eq!((&*read.function, read.fingerprint, &*read.request_hash), ("buchen_größe", u64::MAX, request_hash));
        assert_eq!(read.inputs.as_deref().map(RawValue::get), inputs.as_deref().map(RawValue::get));
        assert_eq!(read.has_chosen_id(), !request_hash.is_empty());
        assert_eq!(read.is_observable(), !request_hash.is_empty() || inputs.is_some());
    }
    for damaged in ["", "{}", r#"{"function":"secret-1","fingerprint":"x"}"#] {
        let error = PendingCall::from_bytes(damaged.as_bytes()).unwrap_err();
        assert!(error.starts_with("the intent is damaged (line ") && !error.contains("secret-1"), "{error}");
    }
}

#[test]
fn changes_only_the_named_fields() {
    let mut record = record();
    record.set([("c", "null".to_owned()), ("b", "\"z\"".to_owned())].into_iter().collect()).unwrap();
    assert!(text(&record).ends_with("\ndata b \"z\"\ndata a [1, 2]\ndata c null\nend"));
}

#[test]
fn reports_where_a_record_is_damaged() {
    for (place, text) in [
        ("line 1", ""),
        ("line 1", "{}"),
        ("line 1", "widget-functions record 1"),
        ("line 1", "widget-functions record x\nopen\nend"),
        ("line 1", "widget-functions record -1\nopen\nend"),
        ("line 2", "widget-functions record 1\n"),
        ("line 2", "widget-functions record 1\nopened\nend"),
        ("line 3", "widget-functions record 1\nopen\n"),
        ("line 3", "widget-functions record 1\nopen\nend"),
        ("line 3", "widget-functions record 1\nopen\ngeneration 5f\nend"),
        ("its end is missing", HEAD),
        ("its end is missing", &format!("{HEAD}data a 1\n")),
    ] {
        let error = Record::from_bytes(text.into()).err();
        assert_eq!(error, Some(format!("the record is damaged ({place})")), "{text}");
    }
    assert!(Record::from_bytes(b"\xff".into()).is_err());
    for data in ["data a 1", "data a\n", "a 1\n", "\n"] {
        let mut record = Record::from_bytes(format!("{HEAD}{data}end").into()).unwrap();
        assert_eq!(record.set(BTreeMap::new()), Err("the record is damaged (its data)".to_owned()), "{data}");
    }
}

#[test]
fn rejects_a_newer_format() {
    let error = Record::from_bytes(b"widget-functions record 2\nsomething else".into()).err().unwrap();
    assert!(error.starts_with("the record has format 2, but this version reads up to 1"), "{error}");
}

#[test]
fn reads_an_outcome_that_it_wrote() {
    let success = OutcomeEnvelope::to_bytes("buchen_größe", "9b71", 5, Ok(r#"{"seat":"\"12A\""}"#));
    let text = r#"{"function":"buchen_größe","content":"9b71","expires":5,"success":{"seat":"\"12A\""}}"#;
    assert_eq!(String::from_utf8(success.clone()).unwrap(), text);
    let ended = OutcomeEnvelope::from_bytes(&success).unwrap();
    assert_eq!((ended.function.as_str(), ended.request_hash.as_str()), ("buchen_größe", "9b71"));
    let Ok(ReturnFields::Stored(json)) = ended.into_outcome() else { panic!("it was a success") };
    assert_eq!(json.get(), r#"{"seat":"\"12A\""}"#);

    let error = FunctionError::new(ErrorKind::Status, "The \"class\"\nis full").with_status(Some(StatusCode::CONFLICT));
    let ended = OutcomeEnvelope::from_bytes(&OutcomeEnvelope::to_bytes("book", "", 5, Err(&error))).unwrap();
    assert_eq!(ended.into_outcome().err(), Some(error));
}
