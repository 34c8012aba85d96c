#![allow(clippy::unwrap_used, reason = "tests")]

use serde_json::value::RawValue;

use super::*;
use crate::declared::Table;
use crate::host::Answered;
use crate::protocol::{Completion, FunctionCall, LinkRequest, PageAnswer};

static TABLE: Table = Table::new::<()>(r#"{"name":"empty"}"#, &[], &[]);

fn plan() -> &'static Plan {
    Plan::of(&TABLE).unwrap()
}

/// Without functions, the name of each request that has the right shape is unknown.
fn has_shape<T>(read: Result<T, FunctionError>) -> bool {
    read.err().unwrap().kind() == ErrorKind::UnknownFunction
}

#[test]
fn requests_have_the_shape_of_the_public_types() {
    let requests = [
        r#"{"function":"a"}"#,
        r#" { "inputs" : { "a" : [ 1 , { } ] } , "id" : "c-1" , "function" : "a" } "#,
        r#"{"id":null,"function":"a","inputs":null}"#,
        r#"{"\u0066unction":"\u0061\"","inputs":{}}"#,
        r#"{"function":"a","inputs":{"a":1}}"#,
        "",
        "null",
        "[]",
        "{}",
        r#"{"function":7}"#,
        r#"{"function":null}"#,
        r#"{"function":"a","id":7}"#,
        r#"{"function":"a","function":"a"}"#,
        r#"{"function":"a","id":"1","id":"1"}"#,
        r#"{"function":"a","inputs":{"a":}}"#,
        r#"{"function":"a","other":1}"#,
        r#"{"function":"a"} x"#,
        r#"{"function":"a",}"#,
        "{\"function\":\"a\n\"}",
    ];
    for request in requests {
        let is_call = serde_json::from_str::<FunctionCall>(request).is_ok();
        assert_eq!(has_shape(call(plan(), request.as_bytes())), is_call, "{request}");
        let is_link = serde_json::from_str::<LinkRequest>(request).is_ok();
        assert_eq!(has_shape(link(plan(), request.as_bytes())), is_link, "{request}");
    }
}

#[test]
fn completions_of_the_public_type_are_read() {
    let data = RawValue::from_string(r#"{"seat":"1A"}"#.to_owned()).unwrap();
    for (answer, is_taken) in [
        (PageAnswer::Taken, true),
        (PageAnswer::Success { data }, false),
        (PageAnswer::Error { message: "no \"seat\"".to_owned() }, false),
    ] {
        let expected = serde_json::to_string(&answer).unwrap();
        let json = serde_json::to_vec(&Completion { ticket: Ticket::new("c-1"), answer }).unwrap();
        let (ticket, answer) = completion(&json).unwrap();
        assert_eq!(ticket, Ticket::new("c-1"));
        match answer.0 {
            Answered::Json(json) => assert_eq!((&*json, is_taken), (expected.as_bytes(), false)),
            other => assert!(matches!(other, Answered::Taken) && is_taken, "{expected}"),
        }
    }
}
