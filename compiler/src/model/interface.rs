//! The types that a widget generates.

use proc_macro2::{Ident, Span, TokenStream};
use syn::{Attribute, LitStr, Type, Visibility};
use widget_functions_spec::{Kind, PathStep};

use super::program::Constant;

/// The types that a widget generates.
pub struct Interface {
    /// The attributes of the widget.
    pub attrs: Attrs,
    /// The visibility of the generated module.
    pub vis: Visibility,
    /// The name of the generated module.
    pub name: Ident,
    /// The config values, which the application sets.
    pub config: Vec<Field>,
    /// The place of the config's declaration, or of the widget's name if there is none.
    pub config_span: Span,
    /// The data fields, which each instance stores.
    pub data: Vec<Field>,
    /// The place of the data's declaration, or of the widget's name if there is none.
    pub data_span: Span,
    /// The functions, in the order of the declaration.
    pub functions: Vec<Signature>,
}

/// The attributes of an item, by their use.
#[derive(Clone, Default)]
pub struct Attrs {
    /// `#[doc = …]`, as written.
    pub docs: Vec<Attribute>,
    /// The text of the doc comments, for the manifest: lines joined, one leading space removed.
    pub text: String,
    /// `#[cfg(…)]`, on functions and on the widget.
    pub cfg: Vec<Attribute>,
    /// `#[deprecated]`.
    pub deprecated: Vec<Attribute>,
}

/// A config value, a data field, or an input.
pub struct Field {
    /// The attributes of the field.
    pub attrs: Attrs,
    /// Whether the value never leaves the server.
    pub secret: bool,
    /// The name in Rust and in templates.
    pub name: Ident,
    /// The wire name.
    pub wire: String,
    /// The type as written.
    pub ty: Type,
    /// The default value.
    pub default: Option<DefaultValue>,
}

impl Field {
    /// Returns `true` if a new instance needs a value. An `Option` defaults to `None`.
    pub fn is_required(&self) -> bool {
        self.default.is_none() && !is_option(&self.ty)
    }
}

fn is_option(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "Option"))
}

/// The default of a field.
pub enum DefaultValue {
    /// A string literal, which becomes a `String` or an `Option<String>`.
    Text(LitStr),
    /// A number or a boolean, which takes the type of the field.
    Literal(Constant),
    /// Any other expression, as written.
    Expression(TokenStream),
    /// An invalid default. It counts as one, so that new instances do not need the value.
    Broken,
}

/// The types of a function.
pub struct Signature {
    /// The attributes of the function.
    pub attrs: Attrs,
    /// The kind of the function.
    pub kind: Kind,
    /// The name in the declaration.
    pub name: Ident,
    /// The wire name.
    pub wire: String,
    /// The name of the struct of the inputs: `BookClass` for `book_class`.
    pub inputs_name: Ident,
    /// The name of the struct of the return fields: `BookClassReturned`.
    pub returned_name: Ident,
    /// The inputs of each call.
    pub inputs: Vec<Field>,
    /// The return fields.
    pub returns: Vec<ReturnField>,
}

/// A declared return field.
pub struct ReturnField {
    /// The attributes of the field.
    pub attrs: Attrs,
    /// Whether the value never leaves the server.
    pub secret: bool,
    /// The name in Rust and in templates.
    pub name: Ident,
    /// The wire name.
    pub wire: String,
    /// The type as written.
    pub ty: Type,
    /// The path into the response. Defaults to the member of the field's own name.
    pub path: Vec<PathStep>,
}
