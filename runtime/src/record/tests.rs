#![allow(clippy::panic, clippy::unwrap_used, reason = "a value that is not there is a failed test")]

use std::collections::BTreeMap;

use http::StatusCode;

use super::{OutcomeEnvelope, PendingCall, Record, ReturnFields};
use crate::error::{ErrorKind, FunctionError};

fn pending(id: &str, content: &str, inputs: Option<&str>) -> PendingCall {
    PendingCall {
        id: id.to_owned(),
        function: "buchen_größe".into(),
        fingerprint: u64::MAX,
        expires: 1_764_055_189_000,
        content: content.to_owned(),
        inputs: inputs.map(str::to_owned),
    }
}

/// `b` is text with an escaped line end, `a` a list over two lines.
fn record() -> Record {
    let fields = [("b", r#""x y\n""#.to_owned()), ("a", "[1,\n2]".to_owned())];
    Record::new(&fields)
}

fn text(record: &Record) -> String {
    String::from_utf8(record.to_bytes()).unwrap()
}

/// What is read where these calls were written; it is written the same way again.
#[track_caller]
fn with_calls(record: Record, calls: &[PendingCall]) -> Record {
    calls.iter().fold(record, |record, call| {
        let written = record.with_call(call);
        assert_eq!(written.capacity(), written.len());
        let read = Record::from_bytes(written.clone()).unwrap();
        assert_eq!(text(&read), String::from_utf8(written).unwrap());
        read
    })
}

#[test]
fn a_record_is_lines() {
    let mut record = record();
    let data = "data b \"x y\\n\"\ndata a [1, 2]\n";
    assert_eq!(text(&record), format!("widget-functions record 1\nopen\n{data}end"));
    record.dismissed = true;
    let record = with_calls(record, &[pending("-", "", None), pending("m\"17", "9b71", Some("{\"b\":\n\"x y\\n\"}"))]);
    let calls = "call - buchen_größe 18446744073709551615 1764055189000 - -\n\
                 call m\"17 buchen_größe 18446744073709551615 1764055189000 9b71 {\"b\": \"x y\\n\"}\n";
    assert_eq!(text(&record), format!("widget-functions record 1\ndismissed\n{calls}{data}end"));
}

#[test]
fn what_was_written_is_read_again() {
    let mut record = record();
    record.dismissed = true;
    let calls = [pending("-", "", None), pending("m-17", "9b71", Some("{\"b\":\"x y\"}"))];
    let mut read = with_calls(record, &calls);
    assert!(read.dismissed);
    assert!(!read.call("-").unwrap().is_observable());
    let ended = read.end("m-17").unwrap();
    assert!(ended.is_observable());
    assert_eq!((ended.content.as_str(), ended.inputs.as_deref()), ("9b71", Some("{\"b\":\"x y\"}")));
    assert!(read.call("m-17").is_none() && read.end("m-17").is_none());
}

#[test]
fn only_the_named_fields_change() {
    let mut record = record();
    record.set([("c", "null".to_owned()), ("b", "\"z\"".to_owned())].into_iter().collect()).unwrap();
    assert!(text(&record).ends_with("\ndata b \"z\"\ndata a [1, 2]\ndata c null\nend"));
}

#[test]
fn what_is_damaged_is_named_by_its_place() {
    let call = "call id f 1 2 - -";
    for (place, text) in [
        ("line 1", ""),
        ("line 1", "{}"),
        ("line 1", "widget-functions record 1"),
        ("line 1", "widget-functions record x\nopen\nend"),
        ("line 1", "widget-functions record -1\nopen\nend"),
        ("line 2", "widget-functions record 1\n"),
        ("line 2", "widget-functions record 1\nopened\nend"),
        ("line 3", "widget-functions record 1\nopen\ncall id f 1 2 -\nend"),
        ("line 3", "widget-functions record 1\nopen\ncall id f x 2 - -\nend"),
        ("line 3", "widget-functions record 1\nopen\ncall id f 1 2 - -"),
        ("line 4", &format!("widget-functions record 1\nopen\n{call}\ncall id f 1 x - -\nend")),
        ("its end is missing", "widget-functions record 1\nopen\n"),
        ("its end is missing", "widget-functions record 1\nopen\ndata a 1\n"),
        ("its end is missing", &format!("widget-functions record 1\nopen\n{call}\n")),
    ] {
        let error = Record::from_bytes(text.into()).err();
        assert_eq!(error, Some(format!("the record is damaged ({place})")), "{text}");
    }
    assert!(Record::from_bytes(b"\xff".into()).is_err());
    for data in ["data a 1", "data a\n", "a 1\n", "\n"] {
        let mut record = Record::from_bytes(format!("widget-functions record 1\nopen\n{data}end").into()).unwrap();
        assert_eq!(record.set(BTreeMap::new()), Err("the record is damaged (its data)".to_owned()), "{data}");
    }
}

#[test]
fn a_newer_format_is_not_read() {
    let error = Record::from_bytes(b"widget-functions record 2\nsomething else".into()).err().unwrap();
    assert!(error.starts_with("the record has format 2, this version reads up to 1"), "{error}");
}

#[test]
fn an_outcome_is_read_as_it_was_written() {
    let success = OutcomeEnvelope::to_bytes("buchen_größe", "9b71", Ok(r#"{"seat":"\"12A\""}"#));
    let text = r#"{"function":"buchen_größe","content":"9b71","success":{"seat":"\"12A\""}}"#;
    assert_eq!(String::from_utf8(success.clone()).unwrap(), text);
    let ended = OutcomeEnvelope::from_bytes(&success).unwrap();
    assert_eq!((ended.function.as_str(), ended.content.as_str()), ("buchen_größe", "9b71"));
    let Ok(ReturnFields::Kept(json)) = ended.into_outcome() else { panic!("it was a success") };
    assert_eq!(json.get(), r#"{"seat":"\"12A\""}"#);

    let error = FunctionError::new(ErrorKind::Status, "The \"class\"\nis full").with_status(Some(StatusCode::CONFLICT));
    let ended = OutcomeEnvelope::from_bytes(&OutcomeEnvelope::to_bytes("book", "", Err(&error))).unwrap();
    assert_eq!(ended.into_outcome().err(), Some(error));
}
