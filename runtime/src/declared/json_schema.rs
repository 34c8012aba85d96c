use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

/// The JSON type that a value is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum JsonType {
    /// A string; also an enum whose variants have no fields.
    String,
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// An array.
    Array,
    /// An object.
    Object,
    /// Anything else, or more than one of these.
    Any,
}

/// The values that a field takes, as a schema of JSON Schema 2020-12.
///
/// It describes types that serde itself reads: primitives, `String`, `Option`, lists, arrays, tuples, maps, [`Url`](url::Url),
/// and newtypes of these. A struct or an enum of the application is [`Custom`](Self::Custom): its schema allows everything,
/// since only its `Deserialize` knows what it accepts. So a schema may allow values that are rejected later.
///
/// `Serialize` writes the schema itself, without `$schema`: it is a part of a larger document.
///
/// # Examples
///
/// ```
/// # extern crate widget_functions_runtime as widget_functions;
/// use widget_functions::protocol::JsonSchema;
///
/// let seats = JsonSchema::List(Box::new(JsonSchema::Integer { minimum: Some(0), maximum: Some(255) }));
/// let json = serde_json::to_string(&JsonSchema::Nullable(Box::new(seats)))?;
/// assert_eq!(json, r#"{"type":["array","null"],"items":{"type":"integer","minimum":0,"maximum":255}}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum JsonSchema {
    /// Any value: `true`.
    Any,
    /// A type of the application, with the JSON type that its values usually have: `true`.
    Custom(JsonType),
    /// `true` or `false`.
    Boolean,
    /// An integer. Integers of 128 bits have no maximum.
    Integer {
        /// The smallest value.
        minimum: Option<i64>,
        /// The largest value.
        maximum: Option<u64>,
    },
    /// A number.
    Number,
    /// A string.
    String,
    /// A string of one character.
    Char,
    /// A string that is an absolute URL.
    Url,
    /// A list of any length.
    List(Box<JsonSchema>),
    /// A list of a fixed length.
    Array(Box<JsonSchema>, usize),
    /// A list of a fixed length whose elements have a schema each.
    Tuple(Vec<JsonSchema>),
    /// An object with any names, and with such values.
    Map(Box<JsonSchema>),
    /// An object with these properties, and no others.
    Object(Vec<JsonProperty>),
    /// Such a value, or `null`.
    Nullable(Box<JsonSchema>),
}

/// A property of [`JsonSchema::Object`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonProperty {
    /// The wire name.
    pub name: String,
    /// The docs of the field, or an empty string.
    pub docs: String,
    /// The schema of its value.
    pub schema: JsonSchema,
    /// Whether an object without it is invalid.
    pub required: bool,
}

impl JsonSchema {
    /// Returns the JSON type of the values, of those other than `null`.
    pub fn json_type(&self) -> JsonType {
        match self {
            JsonSchema::Any => JsonType::Any,
            JsonSchema::Custom(json_type) => *json_type,
            JsonSchema::Boolean => JsonType::Boolean,
            JsonSchema::Integer { .. } => JsonType::Integer,
            JsonSchema::Number => JsonType::Number,
            JsonSchema::String | JsonSchema::Char | JsonSchema::Url => JsonType::String,
            JsonSchema::List(_) | JsonSchema::Array(..) | JsonSchema::Tuple(_) => JsonType::Array,
            JsonSchema::Map(_) | JsonSchema::Object(_) => JsonType::Object,
            JsonSchema::Nullable(inner) => inner.json_type(),
        }
    }

    /// Returns `true` if the schema allows every value.
    pub fn is_any(&self) -> bool {
        match self {
            JsonSchema::Any | JsonSchema::Custom(_) => true,
            JsonSchema::Nullable(inner) => inner.is_any(),
            _ => false,
        }
    }
}

impl Serialize for JsonSchema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_any() { serializer.serialize_bool(true) } else { Keywords::of(self).serialize(serializer) }
    }
}

/// The keywords of a schema that does not allow everything.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Keywords<'s> {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    types: Option<Types>,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_length: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_length: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<&'s JsonSchema>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prefix_items: Option<&'s [JsonSchema]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_items: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_items: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Properties<'s>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    required: Vec<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    additional_properties: Option<Additional<'s>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Types {
    One(JsonType),
    OrNull([&'static str; 2]),
}

#[derive(Serialize)]
#[serde(untagged)]
enum Additional<'s> {
    Allowed(bool),
    Values(&'s JsonSchema),
}

impl<'s> Keywords<'s> {
    fn of(schema: &'s JsonSchema) -> Self {
        if schema.is_any() {
            return Keywords::default();
        }
        let types = Some(Types::One(schema.json_type()));
        let length = |length| Keywords { min_items: Some(length), max_items: Some(length), ..Keywords::default() };
        let keywords = match schema {
            JsonSchema::Nullable(inner) => {
                let types = Some(Types::OrNull([name(inner.json_type()), "null"]));
                return Keywords { types, ..Keywords::of(inner) };
            }
            JsonSchema::Any | JsonSchema::Custom(_) | JsonSchema::Boolean | JsonSchema::Number | JsonSchema::String => {
                Keywords::default()
            }
            JsonSchema::Integer { minimum, maximum } => {
                Keywords { minimum: *minimum, maximum: *maximum, ..Keywords::default() }
            }
            JsonSchema::Char => Keywords { min_length: Some(1), max_length: Some(1), ..Keywords::default() },
            JsonSchema::Url => Keywords { format: Some("uri"), ..Keywords::default() },
            JsonSchema::List(items) => Keywords { items: Some(items), ..Keywords::default() },
            JsonSchema::Array(items, count) => Keywords { items: Some(items), ..length(*count) },
            JsonSchema::Tuple(items) => Keywords { prefix_items: Some(items), ..length(items.len()) },
            JsonSchema::Map(values) => {
                Keywords { additional_properties: Some(Additional::Values(values)), ..Keywords::default() }
            }
            JsonSchema::Object(properties) => Keywords {
                required: properties.iter().filter(|each| each.required).map(|each| &*each.name).collect(),
                properties: Some(Properties(properties)),
                additional_properties: Some(Additional::Allowed(false)),
                ..Keywords::default()
            },
        };
        Keywords { types, ..keywords }
    }
}

fn name(json_type: JsonType) -> &'static str {
    match json_type {
        JsonType::String => "string",
        JsonType::Integer => "integer",
        JsonType::Number => "number",
        JsonType::Boolean => "boolean",
        JsonType::Array => "array",
        JsonType::Object | JsonType::Any => "object",
    }
}

struct Properties<'s>(&'s [JsonProperty]);

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for JsonProperty { name, docs, schema, .. } in self.0 {
            if docs.is_empty() {
                map.serialize_entry(name, schema)?;
            } else {
                map.serialize_entry(name, &Keywords { description: docs, ..Keywords::of(schema) })?;
            }
        }
        map.end()
    }
}
