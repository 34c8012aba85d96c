#![allow(clippy::unwrap_used, reason = "a value that is not there is a failed test")]

use super::{Pending, Record};

fn pending(id: &str, content: &str, inputs: Option<&str>) -> Pending {
    Pending {
        id: id.to_owned(),
        function: "buchen_größe".into(),
        fingerprint: u64::MAX,
        expires: 1_764_055_189_000,
        content: content.to_owned(),
        inputs: inputs.map(str::to_owned),
    }
}

fn text(record: &Record) -> String {
    String::from_utf8(record.to_bytes()).unwrap()
}

#[test]
fn a_record_is_lines_and_its_data() {
    let mut record = Record::new("{\"a\":\n1}".to_owned());
    assert_eq!(text(&record), "widget-functions record 1\nopen\ndata {\"a\":\n1}");
    record.dismissed = true;
    record.begin(pending("-", "", None));
    record.begin(pending("m\"17", "9b71", Some("{\"b\":\n\"x y\\n\"}")));
    let written = "widget-functions record 1\ndismissed\n\
                   call - buchen_größe 18446744073709551615 1764055189000 - -\n\
                   call m\"17 buchen_größe 18446744073709551615 1764055189000 9b71 {\"b\": \"x y\\n\"}\n\
                   data {\"a\":\n1}";
    assert_eq!(text(&record), written);
}

#[test]
fn what_was_written_is_read_again() {
    let mut record = Record::new("{}".to_owned());
    record.begin(pending("-", "", None));
    record.begin(pending("m-17", "9b71", Some("{\"b\":\"x y\"}")));
    record.dismissed = true;
    let mut read = Record::from_bytes(&record.to_bytes()).unwrap();
    assert!(read.dismissed);
    assert_eq!(text(&read), text(&record));
    assert!(!read.call("-").unwrap().is_asked_for());
    let ended = read.end("m-17").unwrap();
    assert!(ended.is_asked_for());
    assert_eq!((ended.content.as_str(), ended.inputs.as_deref()), ("9b71", Some("{\"b\":\"x y\"}")));
    assert!(read.call("m-17").is_none() && read.end("m-17").is_none());
}

#[test]
fn what_is_damaged_is_named_by_its_line() {
    let call = "call id f 1 2 - -";
    for (line, text) in [
        (1, ""),
        (1, "{}"),
        (1, "widget-functions record 1"),
        (1, "widget-functions record x\nopen\ndata {}"),
        (1, "widget-functions record -1\nopen\ndata {}"),
        (2, "widget-functions record 1\n"),
        (2, "widget-functions record 1\nopened\ndata {}"),
        (3, "widget-functions record 1\nopen\n"),
        (3, "widget-functions record 1\nopen\ndata []"),
        (3, "widget-functions record 1\nopen\ncall id f 1 2 -\ndata {}"),
        (3, "widget-functions record 1\nopen\ncall id f x 2 - -\ndata {}"),
        (3, "widget-functions record 1\nopen\ncall id f 1 2 - -"),
        (4, &format!("widget-functions record 1\nopen\n{call}\ncall id f 1 x - -\ndata {{}}")),
        (5, &format!("widget-functions record 1\nopen\n{call}\n{call}\n")),
    ] {
        let error = Record::from_bytes(text.as_bytes()).err();
        assert_eq!(error, Some(format!("the record is damaged (line {line})")), "{text}");
    }
    assert!(Record::from_bytes(b"\xff").is_err());
}

#[test]
fn a_newer_format_is_not_read() {
    let error = Record::from_bytes(b"widget-functions record 2\nsomething else").err().unwrap();
    assert!(error.starts_with("the record has format 2, this version reads up to 1"), "{error}");
}
