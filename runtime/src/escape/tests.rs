use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::render::sample::naughty;

#[test]
fn escapes_json_like_serde_json() {
    for text in naughty() {
        let mut escaped = String::from("\"");
        super::json(&mut escaped, &text);
        escaped.push('"');
        assert_eq!(Some(escaped), serde_json::to_string(&text).ok());
    }
}

#[test]
fn encodes_all_but_unreserved_characters() {
    const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    for text in naughty() {
        let mut escaped = String::new();
        super::percent(&mut escaped, &text);
        assert_eq!(escaped, utf8_percent_encode(&text, RESERVED).to_string());
    }
}

#[test]
fn encodes_forms_like_browsers() {
    for text in naughty() {
        let mut escaped = String::new();
        super::form(&mut escaped, &text);
        assert_eq!(escaped, url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>());
    }
}
