use serde::de::{self, DeserializeOwned, Deserializer, Visitor};
use serde::{Serialize, forward_to_deserialize_any};

/// What a page has to send for an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct InputSchema {
    /// The JSON type.
    #[serde(rename = "type")]
    pub kind: JsonType,
    /// Whether it may be left out.
    pub optional: bool,
}

/// A JSON type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum JsonType {
    /// Text, also of enums without fields.
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
    /// Anything else.
    Any,
}

/// Asks a type's own `Deserialize` what it wants to be read from.
pub(super) fn hint<T: DeserializeOwned>() -> InputSchema {
    let mut hint = InputSchema { kind: JsonType::Any, optional: false };
    // The probe never has a value to give: that this fails is how it ends.
    drop(T::deserialize(Probe(&mut hint)));
    hint
}

struct Probe<'h>(&'h mut InputSchema);

impl Probe<'_> {
    fn found<T>(self, kind: JsonType) -> Result<T, de::value::Error> {
        self.0.kind = kind;
        Err(de::Error::custom("a probe has no value"))
    }
}

macro_rules! probes {
    ($($kind:ident: $($method:ident)*;)*) => {$($(
        fn $method<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
            self.found(JsonType::$kind)
        }
    )*)*};
}

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = de::value::Error;

    probes! {
        Boolean: deserialize_bool;
        Integer: deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
                 deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128;
        Number: deserialize_f32 deserialize_f64;
        String: deserialize_char deserialize_str deserialize_string deserialize_identifier;
        Array: deserialize_seq;
        Object: deserialize_map;
        Any: deserialize_any;
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.0.optional = true;
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Self::Error> {
        self.found(JsonType::Array)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Self::Error> {
        self.found(JsonType::Object)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Self::Error> {
        self.found(JsonType::String)
    }

    fn is_human_readable(&self) -> bool {
        true
    }

    forward_to_deserialize_any! { bytes byte_buf unit unit_struct tuple_struct ignored_any }
}
