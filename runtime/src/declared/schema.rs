//! Asks a type's own `Deserialize` what it reads.

use std::any::type_name;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::de::value::Error;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::json_schema::{JsonSchema, JsonType};

#[cfg(test)]
mod tests;

/// The deepest nesting that a schema describes; deeper values can be anything. It ends recursive types.
const MAX_DEPTH: usize = 8;

/// The largest number of nested types in one schema. Without it, a type that names itself twice would double the work with
/// each level.
const MAX_NODES: usize = 256;

/// What a page has to send for an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InputSchema {
    /// The JSON type.
    pub json_type: JsonType,
    /// Whether the input may be left out.
    pub optional: bool,
}

impl InputSchema {
    pub(crate) fn of(schema: &JsonSchema) -> Self {
        InputSchema { json_type: schema.json_type(), optional: matches!(schema, JsonSchema::Nullable(_)) }
    }
}

/// Returns the schema of the values that `T` is read from.
///
/// The probe runs the type's `Deserialize`, which can be the application's own code. If it panics, the schema allows
/// everything: the manifest must not fail because of one type. The panic hook has reported the panic by then.
pub(super) fn schema<T: DeserializeOwned>() -> JsonSchema {
    probe(&mut |probe| drop(T::deserialize(probe)))
}

/// Not generic, so that a program has it once and not once per type.
fn probe(ask: &mut dyn FnMut(Probe<'_>)) -> JsonSchema {
    let mut schema = JsonSchema::Any;
    let nodes = Cell::new(MAX_NODES);
    let probe = Probe { schema: &mut schema, depth: MAX_DEPTH, nodes: &nodes, samples: false };
    match catch_unwind(AssertUnwindSafe(|| ask(probe))) {
        Ok(()) => schema,
        Err(_) => JsonSchema::Any,
    }
}

/// A deserializer that notes what it is asked for.
///
/// It usually fails after that. Where a type asks for more only after it has a value (the next element of a tuple, the value
/// of a map's entry), the probe gives a sample.
struct Probe<'p> {
    schema: &'p mut JsonSchema,
    depth: usize,
    nodes: &'p Cell<usize>,
    /// Whether to give a sample instead of failing.
    samples: bool,
}

fn no_value() -> Error {
    Error::custom("a probe has no value")
}

impl<'p> Probe<'p> {
    /// Notes a schema, and gives the sample if one is wanted.
    fn found<T>(self, schema: JsonSchema, sample: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        *self.schema = schema;
        if self.samples { sample() } else { Err(no_value()) }
    }

    /// Notes a type of the application.
    fn custom<T>(self, json_type: JsonType) -> Result<T, Error> {
        *self.schema = JsonSchema::Custom(json_type);
        Err(no_value())
    }

    /// Splits into the place of the schema and a source of probes for nested types.
    fn split(self) -> (&'p mut JsonSchema, Nested<'p>) {
        (self.schema, Nested { depth: self.depth, nodes: self.nodes, samples: self.samples })
    }
}

/// Makes the probes of nested types.
#[derive(Clone, Copy)]
struct Nested<'p> {
    depth: usize,
    nodes: &'p Cell<usize>,
    samples: bool,
}

impl<'p> Nested<'p> {
    /// Returns an error if a limit is reached.
    fn probe(self, schema: &'p mut JsonSchema) -> Result<Probe<'p>, Error> {
        let depth = self.depth.checked_sub(1).ok_or_else(no_value)?;
        self.nodes.set(self.nodes.get().checked_sub(1).ok_or_else(no_value)?);
        Ok(Probe { schema, depth, nodes: self.nodes, samples: self.samples })
    }
}

macro_rules! integers {
    ($($method:ident: $type:ty, $visit:ident;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            // No bound of an integer of 64 bits is lost; those of 128 bits are left out, since few parsers read them.
            let schema = JsonSchema::Integer {
                minimum: i64::try_from(<$type>::MIN).ok(),
                maximum: u64::try_from(<$type>::MAX).ok(),
            };
            self.found(schema, || visitor.$visit(0))
        }
    )*};
}

macro_rules! leaves {
    ($($method:ident: $schema:expr, $visit:ident($($sample:expr)?);)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.found($schema, || visitor.$visit($($sample)?))
        }
    )*};
}

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = Error;

    integers! {
        deserialize_i8: i8, visit_i8;
        deserialize_i16: i16, visit_i16;
        deserialize_i32: i32, visit_i32;
        deserialize_i64: i64, visit_i64;
        deserialize_i128: i128, visit_i128;
        deserialize_u8: u8, visit_u8;
        deserialize_u16: u16, visit_u16;
        deserialize_u32: u32, visit_u32;
        deserialize_u64: u64, visit_u64;
        deserialize_u128: u128, visit_u128;
    }

    leaves! {
        deserialize_any: JsonSchema::Any, visit_unit();
        deserialize_bool: JsonSchema::Boolean, visit_bool(false);
        deserialize_f32: JsonSchema::Number, visit_f32(0.0);
        deserialize_f64: JsonSchema::Number, visit_f64(0.0);
        deserialize_char: JsonSchema::Char, visit_char('a');
        deserialize_str: text::<V::Value>(), visit_str("");
        deserialize_string: text::<V::Value>(), visit_str("");
        deserialize_identifier: JsonSchema::String, visit_str("");
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let (schema, nested) = self.split();
        let mut inner = JsonSchema::Any;
        let value = nested.probe(&mut inner).and_then(|probe| visitor.visit_some(probe));
        *schema = JsonSchema::Nullable(Box::new(inner));
        value
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        let (schema, nested) = self.split();
        visitor.visit_newtype_struct(nested.probe(schema)?)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let (schema, nested) = self.split();
        let mut items = JsonSchema::Any;
        let value = visitor.visit_seq(Elements { items: &mut items, left: 1, nested });
        *schema = JsonSchema::List(Box::new(items));
        value
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Error> {
        let (schema, nested) = self.split();
        // serde asks for an array as for a tuple.
        if type_name::<V::Value>().starts_with('[') {
            let mut items = JsonSchema::Any;
            let value = visitor.visit_seq(Elements { items: &mut items, left: length, nested });
            *schema = JsonSchema::Array(Box::new(items), length);
            return value;
        }
        let mut items = vec![JsonSchema::Any; length];
        let value = visitor.visit_seq(Places { items: items.iter_mut(), nested: Nested { samples: true, ..nested } });
        *schema = JsonSchema::Tuple(items);
        value
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let (schema, nested) = self.split();
        let mut values = JsonSchema::Any;
        let value = visitor.visit_map(Entries { values: &mut values, is_read: false, nested });
        *schema = JsonSchema::Map(Box::new(values));
        value
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        self.custom(JsonType::Object)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        self.custom(JsonType::String)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, _: usize, _: V) -> Result<V::Value, Error> {
        self.custom(JsonType::Any)
    }

    fn is_human_readable(&self) -> bool {
        true
    }

    forward_to_deserialize_any! { bytes byte_buf unit unit_struct ignored_any }
}

/// A URL is read as a string; only the name of its type tells it from others.
fn text<T>() -> JsonSchema {
    if type_name::<T>() == type_name::<url::Url>() { JsonSchema::Url } else { JsonSchema::String }
}

/// The elements of a list, which share one schema.
struct Elements<'p> {
    items: &'p mut JsonSchema,
    left: usize,
    nested: Nested<'p>,
}

impl<'de> SeqAccess<'de> for Elements<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(self.nested.probe(self.items)?).map(Some)
    }
}

/// The elements of a tuple, which have a schema each.
struct Places<'p> {
    items: std::slice::IterMut<'p, JsonSchema>,
    nested: Nested<'p>,
}

impl<'de> SeqAccess<'de> for Places<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some(item) = self.items.next() else { return Ok(None) };
        seed.deserialize(self.nested.probe(item)?).map(Some)
    }
}

/// The one entry of a map.
struct Entries<'p> {
    values: &'p mut JsonSchema,
    is_read: bool,
    nested: Nested<'p>,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        if std::mem::replace(&mut self.is_read, true) {
            return Ok(None);
        }
        // A name in JSON is a string, whatever the key is read from.
        let mut name = JsonSchema::Any;
        seed.deserialize(Nested { samples: true, ..self.nested }.probe(&mut name)?).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.nested.probe(self.values)?)
    }
}
