//! A small JSON writer. A macro compiles faster without serde.

use std::fmt::Write as _;

/// A JSON object. Absent values are left out with their keys.
pub(super) struct Object(String);

impl Object {
    pub(super) fn new() -> Self {
        Object(String::from("{"))
    }

    /// Adds a member whose value is JSON already.
    pub(super) fn put(&mut self, key: &str, json: impl AsRef<str>) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        write_string(&mut self.0, key);
        self.0.push(':');
        self.0.push_str(json.as_ref());
    }

    pub(super) fn put_some(&mut self, key: &str, json: Option<String>) {
        if let Some(json) = json {
            self.put(key, json);
        }
    }

    pub(super) fn put_text(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.put(key, string(text));
        }
    }

    pub(super) fn put_true(&mut self, key: &str, value: bool) {
        if value {
            self.put(key, "true");
        }
    }

    pub(super) fn put_list(&mut self, key: &str, items: &[String]) {
        if !items.is_empty() {
            self.put(key, array(items));
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

/// Returns an object with one member: the form of an enum.
pub(super) fn tagged(tag: &str, json: impl AsRef<str>) -> String {
    format!("{{{}:{}}}", string(tag), json.as_ref())
}

pub(super) fn array(items: &[String]) -> String {
    format!("[{}]", items.join(","))
}

pub(super) fn string(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    write_string(&mut json, text);
    json
}

fn write_string(json: &mut String, text: &str) {
    json.push('"');
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            control if control < ' ' => {
                // Writing to a `String` cannot fail.
                let _ = write!(json, "\\u{:04x}", u32::from(control));
            }
            other => json.push(other),
        }
    }
    json.push('"');
}
