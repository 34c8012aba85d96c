use crate::{Template, Token};

/// A JSON value with tokens: of a request body, a client input, or a variable.
///
/// The JSON is `"null"`, `{"bool":true}`, `{"number":"1.50"}`, `{"text":["a",["data",0]]}`,
/// `{"whole":["inputs",1]}`, `{"array":[…]}`, or `{"object":[["key",…]]}`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "read", derive(serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum JsonValue {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number in JSON syntax, with the digits of the declaration.
    Number(String),
    /// A string.
    Text(Template),
    /// Exactly one token, which keeps its type.
    Whole(Token),
    /// The elements of an array.
    Array(Vec<JsonValue>),
    /// The members of an object, in the order of the declaration.
    Object(Vec<(String, JsonValue)>),
}
