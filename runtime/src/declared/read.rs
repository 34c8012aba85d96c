use serde::de::{DeserializeOwned, Deserializer, Error as _, Visitor, value};
use serde::{Serialize, forward_to_deserialize_any};

use super::json_schema::JsonSchema;
use super::schema::{InputSchema, schema};
use super::slot::ValueWriter;
use super::written::Written;
use crate::Secret;

/// Reads the fields of a struct, in the order of their declaration.
///
/// A field that cannot be read does not stop the reading: every problem is noted.
pub struct Reader<'r, 'v> {
    source: &'r mut Source<'v>,
}

/// Where a [`Reader`] reads from.
pub(crate) enum Source<'v> {
    /// One JSON value per field, in order; it is missing where `None` stands, or nothing more.
    Values { values: &'v [Option<&'v str>], next: usize, problems: Vec<Problem> },
    /// Nothing: the fields only give the schemas of their types.
    Schemas(Vec<JsonSchema>),
}

/// Why a field could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The index of the field.
    pub field: usize,
    /// `None`: the field is missing. Otherwise: what should stand there.
    pub wanted: Option<InputSchema>,
}

/// Reads all fields with `read`, or tells every problem.
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
/// such a type. FromFields are read and written by this one trait, so that a type without either is one
/// error.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot be stored as JSON",
    label = "expected a type that implements `Clone`, `Debug`, `Serialize`, and `Deserialize`",
    note = "derive them: `#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]`"
)]
pub trait Field: Sized {
    #[doc(hidden)]
    fn read(reader: &mut Reader<'_, '_>) -> Option<Self>;

    #[doc(hidden)]
    fn write(&self, slot: &mut ValueWriter<'_>);
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + DeserializeOwned> Field for T {
    fn read(reader: &mut Reader<'_, '_>) -> Option<Self> {
        reader.next()
    }

    fn write(&self, slot: &mut ValueWriter<'_>) {
        slot.whole(self);
    }
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + DeserializeOwned> Field for Secret<T> {
    fn read(reader: &mut Reader<'_, '_>) -> Option<Self> {
        reader.next().map(Secret::new)
    }

    fn write(&self, slot: &mut ValueWriter<'_>) {
        slot.whole(self.expose());
    }
}

/// How one field is read: [`Field::read`] of its type. One for each field, so that rustc can say
/// which of them has a type that cannot be read.
pub type Read<T> = fn(&mut Reader<'_, '_>) -> Option<T>;

impl Reader<'_, '_> {
    fn next<T: DeserializeOwned>(&mut self) -> Option<T> {
        match self.source {
            Source::Values { values, next, problems } => {
                let field = *next;
                *next += 1;
                let value = values.get(field).copied().flatten();
                let read = match value {
                    Some(json) => T::deserialize(Written(json)).ok(),
                    None => T::deserialize(Missing).ok(),
                };
                if read.is_none() {
                    problems.push(Problem { field, wanted: value.map(|_| InputSchema::of(&schema::<T>())) });
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

/// A field that is not there: only an `Option` can be read from it.
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
