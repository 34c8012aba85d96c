#![allow(clippy::unwrap_used, reason = "a value that is not there is a failed test")]

use super::UrlSpec;

/// What stands before each part with tokens, with the number of its segment; and what stands behind the last.
#[track_caller]
fn pieces(json: &str) -> (Vec<(String, Option<usize>)>, String) {
    let url: UrlSpec = serde_json::from_str(json).unwrap();
    (url.parts.into_iter().map(|part| (part.before, part.segment)).collect(), url.end)
}

#[test]
fn between_two_parts_with_tokens_stands_one_piece() {
    let json = r#"{
        "start": {"base": 0},
        "path": [["classes"], ["c-", ["inputs", 0]], ["days"], []],
        "query": [["all", null], ["on", [["inputs", 1]]], ["by", ["name"]]]
    }"#;
    let parts = vec![("/classes/".to_owned(), Some(2)), ("/days/?all&on=".to_owned(), None)];
    assert_eq!(pieces(json), (parts, "&by=name".to_owned()));
}

#[test]
fn without_tokens_there_is_one_piece() {
    assert_eq!(pieces(r#"{"start":{"base":0},"path":[["a"],["b"]]}"#), (vec![], "/a/b".to_owned()));
    assert_eq!(pieces(r#"{"start":{"opaque":"tel:1"}}"#), (vec![], String::new()));
}
