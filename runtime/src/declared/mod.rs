//! What the generated code hands to the runtime: tables and small closures, no logic.
//!
//! A declaration becomes one static [`Table`]: a JSON text per function says what it does, the
//! getters of [`FieldAccess`] read values out of the user's structs, and [`FromFields`] builds such a
//! struct. The code that walks the table stands once, in this crate, and knows no user type: it
//! sees a struct only as `dyn` [`FieldAccess`].

mod fit;
mod json_schema;
mod plain;
mod read;
mod scalar;
mod schema;
mod slot;
mod written;

use std::any::Any;
use std::sync::OnceLock;

pub use fit::{Constant, Fits, Flat, FromNull, FromText, IntoOption, List, Negative, Same, Wider};
pub use json_schema::{JsonProperty, JsonSchema, JsonType};
pub use read::{Field, Problem, Read, Reader};
pub(crate) use read::{read_schemas, read_values};
pub use schema::InputSchema;
pub(crate) use slot::{Encode, WriteStatus};
pub use slot::{Optional, Shown, ShownIfBoth, ShownIfThere, ToBaseUrl, ToJson, ToPathSegment, ToText, ValueWriter};

use crate::plan::Plan;

/// A struct whose values templates can read, its type forgotten.
///
/// The first getters are its fields, whole, in the order of their declaration; behind them stand
/// the other uses that the templates make of them. All of them are one function: as a list of
/// closures, each would have a type and a name in the user's debug information.
pub trait FieldAccess: IntoAny + Send + Sync {
    /// Runs the getter of that index in the table's JSON, which writes its value into the slot;
    /// `false` if there is none.
    fn get(&self, getter: usize, slot: &mut ValueWriter<'_>) -> bool;
}

/// A struct whose type can be remembered.
pub trait IntoAny {
    /// The struct itself again.
    fn into_any(self: Box<Self>) -> Box<dyn Any>;
}

impl<S: Any> IntoAny for S {
    fn into_any(self: Box<Self>) -> Box<dyn Any> {
        self
    }
}

/// A struct that is built from JSON, field by field.
pub trait FromFields: FieldAccess + Sized + 'static {
    /// Reads every field and builds the struct; `None` where one could not be read.
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

/// The inputs of a declared function. Implemented by `widget_functions!`, never by hand.
pub trait Function: FromFields {
    /// The config of the widget the function belongs to.
    type Config: WidgetConfig;
    /// The return fields.
    type Returned: FromFields;
    /// The declared name.
    const NAME: &'static str;
}

/// The config of a declared widget; it names the widget. Implemented by `widget_functions!`.
pub trait WidgetConfig: FieldAccess + Sized + 'static {
    /// The data of one instance.
    type Data: FromFields;
    /// What was declared.
    fn table() -> &'static Table;
}

/// Builds a struct and forgets its type.
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
    /// The entry of `F`, whose JSON is `spec`.
    pub const fn new<F: Function>(spec: &'static str) -> Self {
        Entry { spec, inputs: decode::<F>, returned: decode::<F::Returned> }
    }
}

/// A default that is taken as it was written.
#[doc(hidden)]
#[macro_export]
macro_rules! __expression {
    ($expression:expr) => {
        $expression
    };
    ($($other:tt)*) => {
        ::core::compile_error!("a default is one Rust expression")
    };
}

/// Writes the default of a data field into a slot, whole.
pub type WriteDefault = fn(&mut ValueWriter<'_>);

/// One declared widget.
pub struct Table {
    pub(crate) spec: &'static str,
    pub(crate) data: Decode,
    pub(crate) defaults: &'static [(&'static str, WriteDefault)],
    pub(crate) functions: &'static [Entry],
    pub(crate) plan: OnceLock<Result<Plan, String>>,
}

impl Table {
    /// The table of a widget with data `D`, whose JSON is `spec`.
    pub const fn new<D: FromFields>(
        spec: &'static str,
        defaults: &'static [(&'static str, WriteDefault)],
        functions: &'static [Entry],
    ) -> Self {
        Table { spec, data: decode::<D>, defaults, functions, plan: OnceLock::new() }
    }
}
