//! The interface between the generated code and the runtime: tables and getters, without logic.
//!
//! A declaration becomes one static [`Table`]. It contains a JSON text per function, which describes what the
//! function does. The getters of [`FieldAccess`] read values from the user's structs, and [`FromFields`] builds such
//! a struct. The code that interprets the table is compiled once, in this crate: it knows no type of the user, and
//! accesses a struct as `dyn FieldAccess`.

mod fit;
mod json_schema;
mod plain;
mod raw_json;
mod read;
mod scalar;
mod schema;
mod writer;

use std::any::Any;
use std::sync::OnceLock;

pub use fit::{Constant, Fits, Flat, FromNull, FromText, IntoOption, List, Negative, Same, Wider};
pub use json_schema::{JsonProperty, JsonSchema, JsonType};
pub use read::{Field, Problem, Read, Reader};
pub(crate) use read::{read_schemas, read_values};
pub use schema::InputSchema;
pub(crate) use writer::{Encode, WriteStatus};
pub use writer::{Optional, Shown, ShownIfBoth, ShownIfThere, ToBaseUrl, ToJson, ToPathSegment, ToText, ValueWriter};

/// A struct whose values templates can read, without its type.
///
/// The first getters are its fields as JSON, in the order of their declaration. The other uses that templates make of
/// the fields follow. All getters are one function: as closures, each would add a type and a name to the debug
/// information of the user's crate.
pub trait FieldAccess: IntoAny + Send + Sync {
    /// Runs a getter, which passes its value to the writer. Returns `false` if the getter does not exist.
    fn get(&self, getter: usize, writer: &mut ValueWriter<'_>) -> bool;
}

/// A struct whose type can be recovered.
pub trait IntoAny {
    /// Returns the struct as `Any`.
    fn into_any(self: Box<Self>) -> Box<dyn Any>;
}

impl<S: Any> IntoAny for S {
    fn into_any(self: Box<Self>) -> Box<dyn Any> {
        self
    }
}

/// A struct that can be built from JSON, field by field.
pub trait FromFields: FieldAccess + Sized + 'static {
    /// Reads every field and builds the struct. Returns `None` if a field could not be read.
    fn read(reader: &mut Reader<'_, '_>) -> Option<Self>;
}

impl FieldAccess for () {
    fn get(&self, _: usize, _: &mut ValueWriter<'_>) -> bool {
        false
    }
}

impl FromFields for () {
    fn read(_: &mut Reader<'_, '_>) -> Option<Self> {
        Some(())
    }
}

/// The inputs of a declared function. Only `widget_functions!` implements this trait.
pub trait Function: FromFields {
    /// The config of the widget the function belongs to.
    type Config: WidgetConfig;
    /// The return fields.
    type Returned: FromFields;
    /// The declared name.
    const NAME: &'static str;
}

/// The config of a declared widget, which identifies the widget. Only `widget_functions!` implements this trait.
pub trait WidgetConfig: FieldAccess + Sized + 'static {
    /// The data of one instance.
    type Data: FromFields;
    /// Returns the declaration.
    fn table() -> &'static Table;
}

/// Builds a struct and erases its type.
pub type Decode = fn(&mut Reader<'_, '_>) -> Option<Box<dyn FieldAccess>>;

fn decode<S: FromFields>(reader: &mut Reader<'_, '_>) -> Option<Box<dyn FieldAccess>> {
    match S::read(reader) {
        Some(values) => Some(Box::new(values)),
        None => None,
    }
}

/// One declared function.
pub struct Entry {
    pub(crate) spec: &'static str,
    pub(crate) inputs: Decode,
    pub(crate) returned: Decode,
}

impl Entry {
    /// Creates the entry of `F`, which `spec` describes.
    pub const fn new<F: Function>(spec: &'static str) -> Self {
        Entry { spec, inputs: decode::<F>, returned: decode::<F::Returned> }
    }
}

/// Passes a default expression through unchanged.
#[doc(hidden)]
#[macro_export]
macro_rules! __expression {
    ($expression:expr) => {
        $expression
    };
    ($($other:tt)*) => {
        ::core::compile_error!("expected one Rust expression as the default")
    };
}

/// Writes the default of a data field as JSON.
pub type WriteDefault = fn(&mut ValueWriter<'_>);

/// One declared widget.
pub struct Table {
    pub(crate) spec: &'static str,
    pub(crate) data: Decode,
    pub(crate) defaults: &'static [(&'static str, WriteDefault)],
    pub(crate) functions: &'static [Entry],
    /// The cell in which the module `plan` caches the table in prepared form. Its type is erased, so that this module
    /// does not depend on `plan`.
    pub(crate) prepared: OnceLock<Box<dyn Any + Send + Sync>>,
}

impl Table {
    /// Creates the table of a widget with data `D`, which `spec` describes.
    pub const fn new<D: FromFields>(
        spec: &'static str,
        defaults: &'static [(&'static str, WriteDefault)],
        functions: &'static [Entry],
    ) -> Self {
        Table { spec, data: decode::<D>, defaults, functions, prepared: OnceLock::new() }
    }
}
