#![allow(clippy::unwrap_used, reason = "a value that is not there is a failed test")]

use widget_functions_spec::Template;

use super::UrlPlan;

#[track_caller]
fn plan(json: &str) -> UrlPlan {
    UrlPlan::of(&serde_json::from_str(json).unwrap()).unwrap()
}

/// Returns the text before each part with tokens, with the number of its segment, and the text after the last.
#[track_caller]
fn pieces(json: &str) -> (Vec<(String, Option<usize>)>, String) {
    let url = plan(json);
    (url.parts.into_iter().map(|part| (part.before, part.segment)).collect(), url.end)
}

#[test]
fn joins_the_text_between_two_parts_with_tokens() {
    let json = r#"{
        "start": {"base": 0},
        "path": [["classes"], ["c-", ["inputs", 0]], ["days"], []],
        "query": [["all", null], ["on", [["inputs", 1]]], ["by", ["name"]]]
    }"#;
    let parts = vec![("/classes/".to_owned(), Some(2)), ("/days/?all&on=".to_owned(), None)];
    assert_eq!(pieces(json), (parts, "&by=name".to_owned()));
}

#[test]
fn joins_everything_without_tokens() {
    assert_eq!(pieces(r#"{"start":{"base":0},"path":[["a"],["b"]]}"#), (vec![], "/a/b".to_owned()));
    assert_eq!(pieces(r#"{"start":{"opaque":"tel:1"}}"#), (vec![], String::new()));
}

#[test]
fn joins_the_parameters_before_the_first_with_a_token() {
    let mut url = plan(r#"{"start":{"base":0},"path":[["a"]]}"#);
    let json = r#"[["source", ["a chat"]], ["b&c", []], ["on", [["inputs", 0]]], ["last", ["x"]]]"#;
    let parameters: Vec<(String, Template)> = serde_json::from_str(json).unwrap();
    let rest = url.add_constants(&parameters);
    assert_eq!((url.end.as_str(), url.has_query), ("/a?source=a+chat&b%26c=", true));
    let left: Vec<_> = rest.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(left, ["on", "last"]);
}
