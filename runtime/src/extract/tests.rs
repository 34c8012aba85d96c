#![allow(clippy::unwrap_used, reason = "a value that is not there is a failed test")]

use http::StatusCode;
use serde_json::{Value, json};

use super::{failed, returned};
use crate::declared::{Field, FieldAccess, FromFields, Reader, ValueWriter};
use crate::encode::{self, Audience};
use crate::error::{ErrorKind, FunctionError};
use crate::plan::FunctionPlan;
use crate::render::sample::plan;
use crate::shared_data;
use crate::transport::{Response, TransportError, TransportErrorKind};

struct Booked {
    seats: u32,
    teacher: Option<String>,
}

impl FieldAccess for Booked {
    fn get(&self, getter: usize, writer: &mut ValueWriter<'_>) -> bool {
        match getter {
            0 => writer.whole(&self.seats),
            1 => writer.whole(&self.teacher),
            _ => return false,
        }
        true
    }
}

impl FromFields for Booked {
    fn read(reader: &mut Reader<'_, '_>) -> Option<Self> {
        let (seats, teacher) = reader.read2(Field::read, Field::read)?;
        Some(Booked { seats, teacher })
    }
}

/// A return field of any type, which may be missing.
struct Anything(Option<Value>);

impl FieldAccess for Anything {
    fn get(&self, getter: usize, writer: &mut ValueWriter<'_>) -> bool {
        match getter {
            0 => writer.whole(&self.0),
            _ => return false,
        }
        true
    }
}

impl FromFields for Anything {
    fn read(reader: &mut Reader<'_, '_>) -> Option<Self> {
        let (value,) = reader.read1(Field::read)?;
        Some(Anything(value))
    }
}

fn server(returns: Value) -> Value {
    let server = json!({ "method": "GET", "url": { "start": { "origin": "https://x.example" } }, "error_message": ["error", "message"] });
    json!({ "returns": returns, "action": { "server": server } })
}

fn booked() -> FunctionPlan {
    plan::<(), Booked>(server(json!([{ "name": "seats", "path": ["class", "seats", 1] }, { "name": "teacher" }])))
}

fn anything(path: Value) -> FunctionPlan {
    plan::<(), Anything>(server(json!([{ "name": "value", "path": path }])))
}

fn answer(status: u16, body: impl Into<Vec<u8>>) -> Response {
    Response { status: StatusCode::from_u16(status).unwrap(), body: body.into().into() }
}

fn read(function: &FunctionPlan, response: &Response) -> Result<String, FunctionError> {
    let values = returned(function, response)?;
    encode::fields(&function.spec.returns, &*values, Audience::Store)
}

fn error(response: &Response) -> FunctionError {
    read(&booked(), response).unwrap_err()
}

#[test]
fn reads_return_fields_by_their_paths() {
    let body = r#" {"x":[{"class":1}],"class":{"seats":[3,4,5],"y":{}},"teacher":"Ada"} "#;
    assert_eq!(read(&booked(), &answer(201, body)).unwrap(), r#"{"seats":4,"teacher":"Ada"}"#);
}

#[test]
fn allows_optional_fields_to_be_missing_or_null() {
    for body in [r#"{"class":{"seats":[3,4]}}"#, r#"{"class":{"seats":[3,4]},"teacher":null}"#] {
        assert_eq!(read(&booked(), &answer(200, body)).unwrap(), r#"{"seats":4,"teacher":null}"#);
    }
}

#[test]
fn follows_paths_through_and_into_one_value() {
    let paths =
        [("all", json!(["a"])), ("inner", json!(["a", "b"])), ("first", json!(["a", "b", 0])), ("again", json!(["a"]))];
    let returns: Vec<Value> = paths.iter().map(|(name, path)| json!({ "name": name, "path": path })).collect();
    struct Four([Option<Value>; 4]);
    impl FieldAccess for Four {
        fn get(&self, getter: usize, writer: &mut ValueWriter<'_>) -> bool {
            match getter {
                0 => writer.whole(&self.0[0]),
                1 => writer.whole(&self.0[1]),
                2 => writer.whole(&self.0[2]),
                3 => writer.whole(&self.0[3]),
                _ => return false,
            }
            true
        }
    }
    impl FromFields for Four {
        fn read(reader: &mut Reader<'_, '_>) -> Option<Self> {
            let (a, b, c, d) = reader.read4(Field::read, Field::read, Field::read, Field::read)?;
            Some(Four([a, b, c, d]))
        }
    }
    let function = plan::<(), Four>(server(json!(returns)));
    let found = read(&function, &answer(200, r#"{"a":{"b":[1,2]}}"#)).unwrap();
    assert_eq!(found, r#"{"all":{"b":[1,2]},"inner":[1,2],"first":1,"again":{"b":[1,2]}}"#);
}

#[test]
fn follows_a_path_that_begins_in_an_array() {
    assert_eq!(read(&anything(json!([1, "id"])), &answer(200, r#"[{"id":1},{"id":2}]"#)).unwrap(), r#"{"value":2}"#);
}

#[test]
fn treats_a_path_that_leads_nowhere_as_missing() {
    for body in ["{}", "[]", "7", r#"{"a":7}"#, r#"{"a":null}"#, r#"{"a":"b"}"#, r#"{"a":[]}"#, r#"{"a":{"c":1}}"#] {
        assert_eq!(read(&anything(json!(["a", "b"])), &answer(200, body)).unwrap(), r#"{"value":null}"#, "{body}");
    }
}

#[test]
fn uses_the_last_of_duplicate_members() {
    let last = |body: &str| read(&anything(json!(["a", "b"])), &answer(200, body)).unwrap();
    assert_eq!(last(r#"{"a":{"b":1,"b":2}}"#), r#"{"value":2}"#);
    assert_eq!(last(r#"{"a":{"b":1},"a":{"b":2}}"#), r#"{"value":2}"#);
    assert_eq!(last(r#"{"a":{"b":1},"a":{}}"#), r#"{"value":null}"#);
    assert_eq!(last(r#"{"a":{"b":1},"\u0061":7}"#), r#"{"value":null}"#);
}

#[test]
fn names_the_field_and_its_path() {
    let missing = error(&answer(200, "{}"));
    assert_eq!(missing.kind(), ErrorKind::Response);
    assert_eq!(missing.status(), Some(StatusCode::OK));
    assert_eq!(missing.message(), "the service's answer is not as expected: `seats` (at `class.seats[1]`) is missing");
    let wrong = error(&answer(200, r#"{"class":{"seats":[0,"4"]},"teacher":5}"#));
    let expected = "the service's answer is not as expected: `seats` (at `class.seats[1]`) should be an integer; `teacher` should be text";
    assert_eq!(wrong.message(), expected);
    let large = error(&answer(200, r#"{"class":{"seats":[0,5000000000]}}"#));
    assert!(large.message().ends_with("`seats` (at `class.seats[1]`) has a value that does not fit"), "{large}");
}

#[test]
fn rejects_bodies_that_are_not_json() {
    for body in ["", " ", "<html>", "{", r#"{"class":{"seats":[3,4]}} x"#, r#"{"class":{"seats":[3,4]}}{}"#] {
        let error = error(&answer(200, body));
        assert_eq!(
            (error.kind(), error.message()),
            (ErrorKind::Response, "the service's answer is not JSON"),
            "{body}"
        );
    }
    assert_eq!(error(&answer(200, *b"{\"x\":\"\xff\"}")).kind(), ErrorKind::Response);
}

#[test]
fn ignores_the_body_without_return_fields() {
    let function = plan::<(), ()>(server(json!([])));
    for body in ["", "<html>", "{}"] {
        assert!(returned(&function, &answer(204, body)).is_ok());
    }
}

#[test]
fn describes_statuses_other_than_2xx() {
    for (status, expected) in [
        (302, "the service gave an unexpected answer (status 302)"),
        (409, "the service refused the request (status 409)"),
        (503, "the service could not handle the request (status 503)"),
    ] {
        let error = error(&answer(status, r#"{"class":{"seats":[3,4]}}"#));
        assert_eq!(error.kind(), ErrorKind::Status);
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert_eq!(error.message(), expected);
    }
}

#[test]
fn shows_the_declared_error_message() {
    let message = |body: &str| error(&answer(409, body)).message().to_owned();
    assert_eq!(message(r#"{"error":{"message":"The class is full."}}"#), "The class is full.");
    assert_eq!(message(r#"{"error":{"message":"\r\n\u0007Full\n now "}}"#), "Full  now");
    let long = message(&format!(r#"{{"error":{{"message":"{}"}}}}"#, "日".repeat(1000)));
    assert_eq!(long, "日".repeat(200));
}

#[test]
fn falls_back_to_the_default_message() {
    for body in ["", "<html>", "{}", r#"{"error":"x"}"#, r#"{"error":{"message":7}}"#, r#"{"error":{"message":"  "}}"#]
    {
        assert_eq!(error(&answer(409, body)).message(), "the service refused the request (status 409)", "{body}");
    }
}

#[test]
fn maps_transport_errors_to_kinds() {
    for (kind, expected) in [
        (TransportErrorKind::Timeout, ErrorKind::Timeout),
        (TransportErrorKind::Connection, ErrorKind::Connection),
        (TransportErrorKind::Tls, ErrorKind::Tls),
        (TransportErrorKind::BodyTooLarge, ErrorKind::Response),
        (TransportErrorKind::Body, ErrorKind::Response),
        (TransportErrorKind::Request, ErrorKind::Render),
        (TransportErrorKind::Other, ErrorKind::Connection),
    ] {
        let error = TransportError::new(kind).with_source("https://x.example/?key=s3cret");
        let failed = failed(&error);
        assert_eq!((failed.kind(), failed.status()), (expected, None));
        assert!(!failed.message().contains("example"), "{failed}");
    }
    let broken = TransportError::new(TransportErrorKind::Body).with_status(StatusCode::OK);
    assert_eq!(failed(&broken).status(), Some(StatusCode::OK));
}

const SUITE: &str = "jsontestsuite/test_parsing";

/// The whole body is validated, also the parts that no path leads to.
#[test]
fn accepts_and_rejects_the_json_test_suite() {
    let names = shared_data::list(SUITE).unwrap_or_default();
    let (own, through) = (anything(json!(["a"])), anything(json!(["a", 0, "b"])));
    let mut either = Vec::new();
    for name in &names {
        let body = shared_data::read(&format!("{SUITE}/{name}")).unwrap();
        let response = answer(200, body);
        let read = [&own, &through, &anything(json!([0]))].map(|function| read(function, &response));
        for read in &read {
            let rejected = read.as_ref().is_err_and(|error| error.kind() == ErrorKind::Response);
            match name.split_at(2).0 {
                "y_" => assert!(read.is_ok(), "{name}: {read:?}"),
                "n_" => assert!(rejected, "{name}: {read:?}"),
                _ => either.push(format!("{name} {}", if rejected { "is rejected" } else { "is accepted" })),
            }
        }
    }
    either.dedup();
    println!("left open by the standard: {either:#?}");
}
