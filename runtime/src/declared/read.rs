//! Reads the fields of a struct from their JSON.

use serde::de::{DeserializeOwned, Deserializer, Error as _, Visitor, value};
use serde::{Serialize, forward_to_deserialize_any};

use super::json_schema::JsonSchema;
use super::raw_json::RawJson;
use super::schema::{InputSchema, schema};
use super::writer::ValueWriter;
use crate::secret::Secret;

/// Reads the fields of a struct, in the order of their declaration.
///
/// It continues after a field that cannot be read, so that it reports every problem.
pub struct Reader<'r, 'v> {
    source: &'r mut Source<'v>,
}

/// The source of a [`Reader`].
pub(crate) enum Source<'v> {
    /// One JSON value per field, in order. A value that is `None` or beyond the end is missing.
    Values { values: &'v [Option<&'v str>], next: usize, problems: Vec<Problem> },
    /// No values: each field only reports its schema.
    Schemas(Vec<JsonSchema>),
}

/// The reason that a field could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The index of the field.
    pub field: usize,
    /// The expected schema of a mistyped field. `None` if the field is missing.
    pub expected: Option<InputSchema>,
}

/// Reads all fields with `read`. Returns every problem if a field could not be read.
pub(crate) fn read_values<T>(
    values: &[Option<&str>],
    read: impl FnOnce(&mut Reader<'_, '_>) -> Option<T>,
) -> Result<T, Vec<Problem>> {
    let mut source = Source::Values { values, next: 0, problems: Vec::new() };
    match (read(&mut Reader { source: &mut source }), source) {
        (Some(read), _) => Ok(read),
        (None, Source::Values { problems, .. }) => Err(problems),
        (None, Source::Schemas(_)) => Err(Vec::new()),
    }
}

/// Returns the schema of each field, in the order of their declaration.
pub(crate) fn read_schemas<T>(read: impl FnOnce(&mut Reader<'_, '_>) -> Option<T>) -> Vec<JsonSchema> {
    let mut source = Source::Schemas(Vec::new());
    drop(read(&mut Reader { source: &mut source }));
    match source {
        Source::Schemas(schemas) => schemas,
        Source::Values { .. } => Vec::new(),
    }
}

/// A type that a declared field can have.
///
/// Implemented for every owned type that is `Serialize` and `Deserialize`, and for [`Secret`]s of
/// such a type. One trait reads and writes fields, so that a type that supports neither is one error.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot be stored as JSON",
    label = "expected a type that implements `Clone`, `Debug`, `Serialize`, and `Deserialize`",
    note = "derive them: `#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]`"
)]
pub trait Field: Sized {
    #[doc(hidden)]
    fn read(reader: &mut Reader<'_, '_>) -> Option<Self>;

    #[doc(hidden)]
    fn write(&self, writer: &mut ValueWriter<'_>);
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + DeserializeOwned> Field for T {
    fn read(reader: &mut Reader<'_, '_>) -> Option<Self> {
        reader.next()
    }

    fn write(&self, writer: &mut ValueWriter<'_>) {
        writer.whole(self);
    }
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + DeserializeOwned> Field for Secret<T> {
    fn read(reader: &mut Reader<'_, '_>) -> Option<Self> {
        reader.next().map(Secret::new)
    }

    fn write(&self, writer: &mut ValueWriter<'_>) {
        writer.whole(self.expose());
    }
}

/// Reads one field: [`Field::read`] of its type. Each field is an argument of its own, so that rustc can point at the
/// field whose type cannot be read.
pub type Read<T> = fn(&mut Reader<'_, '_>) -> Option<T>;

impl Reader<'_, '_> {
    fn next<T: DeserializeOwned>(&mut self) -> Option<T> {
        match self.source {
            Source::Values { values, next, problems } => {
                let field = *next;
                *next += 1;
                let value = values.get(field).copied().flatten();
                let read = match value {
                    Some(json) => T::deserialize(RawJson(json)).ok(),
                    None => T::deserialize(Missing).ok(),
                };
                if read.is_none() {
                    problems.push(Problem { field, expected: value.map(|_| InputSchema::of(&schema::<T>())) });
                }
                read
            }
            Source::Schemas(schemas) => {
                schemas.push(schema::<T>());
                None
            }
        }
    }
}

/// A missing field, from which only an `Option` can be read.
struct Missing;

impl<'de> Deserializer<'de> for Missing {
    type Error = value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
        Err(Self::Error::custom("missing"))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_none()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

macro_rules! reads {
    ($($read:ident: $($field:ident)*;)*) => {$(
        impl Reader<'_, '_> {
            #[doc = concat!("Reads the fields ", stringify!($($field)*), ".")]
            #[allow(non_snake_case, clippy::too_many_arguments, reason = "a field is named as its type")]
            pub fn $read<$($field),*>(&mut self, $($field: Read<$field>),*) -> Option<($($field,)*)> {
                $(let $field = $field(self);)*
                if let ($(Some($field),)*) = ($($field,)*) {
                    return Some(($($field,)*));
                }
                None
            }
        }
    )*};
}

reads! {
    read1: A;
    read2: A B;
    read3: A B C;
    read4: A B C D;
    read5: A B C D E;
    read6: A B C D E F;
    read7: A B C D E F G;
    read8: A B C D E F G H;
    read9: A B C D E F G H I;
    read10: A B C D E F G H I J;
    read11: A B C D E F G H I J K;
    read12: A B C D E F G H I J K L;
    read13: A B C D E F G H I J K L M;
    read14: A B C D E F G H I J K L M N;
    read15: A B C D E F G H I J K L M N O;
    read16: A B C D E F G H I J K L M N O P;
}
