//! Return fields are read from the response, or the error names the problem.

use super::*;

/// Returns the error text for this body.
async fn problem(body: &str) -> String {
    let (kind, status, message) = failed(Reply::json(200, body)).await;
    assert_eq!((kind, status), (ErrorKind::Response, Some(200)), "{body}");
    message
}

#[tokio::test]
async fn fields_are_read_from_their_paths() {
    for (body, fields) in [
        (r#"{"title":"a","meta":{"count":3},"items":[{"id":7},{"id":8}]}"#, ("a", 3, Some(7))),
        (r#"{"items":[],"title":"\u00e9\n","more":{},"meta":{"count":0,"x":[[]]}}"#, ("é\n", 0, None)),
        (r#" {"title":"","meta":{"count":4294967295},"items":null} "#, ("", u32::MAX, None)),
        (r#"{"title":"{{config.key}}","meta":{"count":1},"items":[null]}"#, ("{{config.key}}", 1, None)),
    ] {
        let (title, count, first) = fetched(Reply::json(200, body)).await;
        assert_eq!((title.as_str(), count, first), fields, "{body}");
    }
}

#[tokio::test]
async fn decodes_gzip_and_chunks() {
    let body = br#"{"title":"a","meta":{"count":3}}"#;
    for reply in [
        Reply::gzip(200, body),
        Reply::chunked(200, &[&body[..9], &body[9..]]),
        Reply::until_close(200, body),
        Reply::body(200, "content-type: text/plain\r\n", body),
    ] {
        assert_eq!(fetched(reply).await, ("a".to_owned(), 3, None));
    }
}

#[tokio::test]
async fn a_body_that_is_not_json_is_an_error() {
    for body in [
        "",
        " ",
        "in-the-answer",
        "<html>in-the-answer</html>",
        "{",
        "{\"title\":\"in-the-answer\",}",
        "{} {}",
        "\u{feff}{}",
    ] {
        assert_eq!(problem(body).await, "the service's answer is not JSON", "{body}");
    }
    let latin = Reply::body(200, "", b"{\"title\":\"\xe9\",\"meta\":{\"count\":3}}");
    assert_eq!(failed(latin).await.2, "the service's answer is not JSON");
}

#[tokio::test]
async fn names_a_missing_field_with_its_path() {
    for (body, faults) in [
        ("{}", "`title` is missing; `count` (at `meta.count`) is missing"),
        ("[]", "`title` is missing; `count` (at `meta.count`) is missing"),
        ("null", "`title` is missing; `count` (at `meta.count`) is missing"),
        (r#"{"title":"a","count":3}"#, "`count` (at `meta.count`) is missing"),
        (r#"{"title":"a","meta":"count"}"#, "`count` (at `meta.count`) is missing"),
        (r#"{"title":"a","meta":[3]}"#, "`count` (at `meta.count`) is missing"),
        (r#"{"Title":"a","meta":{"count":3}}"#, "`title` is missing"),
    ] {
        assert_eq!(problem(body).await, format!("the service's answer is not as expected: {faults}"), "{body}");
    }
}

#[tokio::test]
async fn names_a_field_of_another_type_with_the_expected_type() {
    for (title, count, first, faults) in [
        ("7", "3", "7", "`title` should be text"),
        ("null", "3", "7", "`title` should be text"),
        (r#"{"in-the-answer":1}"#, "3", "7", "`title` should be text"),
        (r#""a""#, r#""in-the-answer""#, "7", "`count` (at `meta.count`) should be an integer"),
        (r#""a""#, "3.5", "7", "`count` (at `meta.count`) should be an integer"),
        (r#""a""#, "-3", "7", "`count` (at `meta.count`) has a value that does not fit"),
        (r#""a""#, "4294967296", "7", "`count` (at `meta.count`) has a value that does not fit"),
        (r#""a""#, "3", r#""in-the-answer""#, "`first` (at `items[0].id`) should be an integer"),
        (
            "[]",
            "[]",
            "[]",
            "`title` should be text; `count` (at `meta.count`) should be an integer; `first` (at `items[0].id`) should be an integer",
        ),
    ] {
        let body = format!(r#"{{"title":{title},"meta":{{"count":{count}}},"items":[{{"id":{first}}}]}}"#);
        assert_eq!(problem(&body).await, format!("the service's answer is not as expected: {faults}"), "{body}");
    }
}

#[tokio::test]
async fn unclosed_nesting_is_an_error() {
    let deep = format!("{}{}", "[".repeat(4_000), "]".repeat(4_000));
    for body in [deep.clone(), format!(r#"{{"title":{deep}}}"#), format!(r#"{{"meta":{{"count":{deep}}}}}"#)] {
        problem(&body).await;
    }
}
