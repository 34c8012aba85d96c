use std::mem;

use serde::Deserialize;
use serde::de::Deserializer;
use serde_json::value::RawValue;

use super::spec::{Part, Template, Token};
use crate::escape;

#[cfg(test)]
mod tests;

/// A JSON value with tokens, as text. What stands between two tokens is one piece, whatever it is made of.
#[derive(Debug, Default)]
pub(crate) struct JsonTemplate {
    pub(crate) tokens: Vec<JsonToken>,
    /// Behind the last token.
    pub(crate) end: String,
}

#[derive(Debug)]
pub(crate) struct JsonToken {
    /// What stands before it.
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

/// How it is written: `{"value":true}`, `{"text":["a",["data",0]]}`, `{"whole":["inputs",1]}`,
/// `{"object":[["key",…]]}`, `{"array":[…]}`.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Node {
    Value(Box<RawValue>),
    Text(Template),
    Whole(Token),
    Object(Vec<(String, Node)>),
    Array(Vec<Node>),
}

impl<'de> Deserialize<'de> for JsonTemplate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut template = JsonTemplate::default();
        template.value(Node::deserialize(deserializer)?);
        Ok(template)
    }
}

impl JsonTemplate {
    fn value(&mut self, node: Node) {
        match node {
            Node::Value(json) => self.end.push_str(json.get()),
            Node::Whole(token) => self.token(token, JsonTokenKind::Whole),
            Node::Text(template) => self.text(template),
            Node::Object(members) => self.list(['{', '}'], members, |this, (name, value)| {
                escape::json_name(&mut this.end, &name);
                this.value(value);
            }),
            Node::Array(elements) => self.list(['[', ']'], elements, Self::value),
        }
    }

    fn text(&mut self, template: Template) {
        self.end.push('"');
        for part in template {
            match part {
                Part::Text(text) => escape::json(&mut self.end, &text),
                Part::Token(token) => self.token(token, JsonTokenKind::Text),
            }
        }
        self.end.push('"');
    }

    fn list<T>(&mut self, [open, close]: [char; 2], items: Vec<T>, add: impl Fn(&mut Self, T)) {
        self.end.push(open);
        for (index, item) in items.into_iter().enumerate() {
            if index > 0 {
                self.end.push(',');
            }
            add(self, item);
        }
        self.end.push(close);
    }

    fn token(&mut self, token: Token, kind: JsonTokenKind) {
        self.tokens.push(JsonToken { before: mem::take(&mut self.end), token, kind });
    }
}
