#![allow(clippy::unwrap_used, reason = "a value that is not there is a failed test")]

use super::UrlSpec;
use crate::plan::spec::Template;

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

#[test]
fn parameters_before_the_first_with_a_token_are_part_of_the_url() {
    let mut url: UrlSpec = serde_json::from_str(r#"{"start":{"base":0},"path":[["a"]]}"#).unwrap();
    let json = r#"[["source", ["a chat"]], ["b&c", []], ["on", [["inputs", 0]]], ["last", ["x"]]]"#;
    let mut parameters: Vec<(String, Template)> = serde_json::from_str(json).unwrap();
    url.take_constants(&mut parameters);
    assert_eq!((url.end.as_str(), url.has_query), ("/a?source=a+chat&b%26c=", true));
    let left: Vec<_> = parameters.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(left, ["on", "last"]);
}
