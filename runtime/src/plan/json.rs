use std::mem;

use widget_functions_spec::{JsonValue, Part, Token};

use crate::escape;

#[cfg(test)]
mod tests;

/// A JSON value with tokens, prepared for rendering: the text between two tokens is one piece.
#[derive(Debug, Default)]
pub(crate) struct JsonPlan {
    pub(crate) tokens: Vec<JsonToken>,
    /// The text after the last token.
    pub(crate) end: String,
}

/// A token of a JSON value.
#[derive(Debug)]
pub(crate) struct JsonToken {
    /// The text before the token.
    pub(crate) before: String,
    pub(crate) token: Token,
    pub(crate) kind: JsonTokenKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JsonTokenKind {
    /// A value with its type.
    Whole,
    /// Text inside of a string.
    Text,
}

impl JsonPlan {
    pub(crate) fn of(value: &JsonValue) -> JsonPlan {
        let mut plan = JsonPlan::default();
        plan.add(value);
        plan
    }

    /// Prepares values that have names.
    pub(crate) fn of_all(values: &[(String, JsonValue)]) -> Vec<(String, JsonPlan)> {
        values.iter().map(|(name, value)| (name.clone(), JsonPlan::of(value))).collect()
    }

    fn add(&mut self, value: &JsonValue) {
        match value {
            JsonValue::Null => self.end.push_str("null"),
            JsonValue::Bool(true) => self.end.push_str("true"),
            JsonValue::Bool(false) => self.end.push_str("false"),
            JsonValue::Number(number) => self.end.push_str(number),
            JsonValue::Whole(token) => self.add_token(token, JsonTokenKind::Whole),
            JsonValue::Text(template) => self.add_text(template),
            JsonValue::Object(members) => self.add_list(['{', '}'], members, |this, (name, value)| {
                escape::json_name(&mut this.end, name);
                this.add(value);
            }),
            JsonValue::Array(elements) => self.add_list(['[', ']'], elements, Self::add),
        }
    }

    fn add_text(&mut self, template: &[Part]) {
        self.end.push('"');
        for part in template {
            match part {
                Part::Text(text) => escape::json(&mut self.end, text),
                Part::Token(token) => self.add_token(token, JsonTokenKind::Text),
            }
        }
        self.end.push('"');
    }

    fn add_list<T>(&mut self, [open, close]: [char; 2], items: &[T], add: impl Fn(&mut Self, &T)) {
        self.end.push(open);
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.end.push(',');
            }
            add(self, item);
        }
        self.end.push(close);
    }

    fn add_token(&mut self, token: &Token, kind: JsonTokenKind) {
        self.tokens.push(JsonToken { before: mem::take(&mut self.end), token: token.clone(), kind });
    }
}
