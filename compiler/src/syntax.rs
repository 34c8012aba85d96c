//! The syntax of a declaration, before any checks.
//!
//! Invalid parts are missing or marked, and the parser has reported them.

use proc_macro2::{Group, Ident, Literal, Span, TokenTree};
use syn::{Type, Visibility};
use widget_functions_spec::Kind;

use crate::errors::{Place, shown};
use crate::literal::Text;

/// `pub widget booking { … }`.
pub(crate) struct Widget {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) name: Option<Ident>,
    pub(crate) config: Fields,
    pub(crate) data: Fields,
    pub(crate) functions: Vec<Function>,
    /// The first word of each item, including incomplete items.
    pub(crate) openers: Vec<Ident>,
}

/// `#[…]`: the number sign and the brackets.
pub(crate) struct Attribute {
    pub(crate) pound: TokenTree,
    pub(crate) group: Group,
}

/// The fields of a section, inputs, or return fields.
pub(crate) struct Fields {
    /// The name of a section, before its braces.
    pub(crate) section: Option<Span>,
    pub(crate) fields: Vec<Field>,
    /// Whether all names were parsed, so that any other name is unknown.
    pub(crate) complete: bool,
}

/// `secret name: Type = default`.
pub(crate) struct Field {
    pub(crate) attributes: Vec<Attribute>,
    /// An unexpected word before the field.
    pub(crate) stray: Option<Ident>,
    pub(crate) secret: Option<Ident>,
    pub(crate) name: Ident,
    pub(crate) ty: Option<Type>,
    pub(crate) default: Option<Default>,
}

/// The tokens after `=`. Empty if they are invalid.
pub(crate) struct Default {
    pub(crate) equals: Span,
    pub(crate) tokens: Vec<TokenTree>,
}

/// `server fn name(…) -> { … } { … }`.
pub(crate) struct Function {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) kind: Option<Kind>,
    pub(crate) name: Option<Ident>,
    pub(crate) inputs: Fields,
    pub(crate) returns: Option<Returns>,
    pub(crate) settings: Entries,
}

/// `-> { … }`.
pub(crate) struct Returns {
    pub(crate) place: Place,
    pub(crate) fields: Fields,
}

/// `{ name: value, … }`.
pub(crate) struct Entries {
    pub(crate) entries: Vec<Entry>,
    /// Names without a colon, as while typing.
    pub(crate) half: Vec<Ident>,
    /// Whether all names were parsed, so that any other name is missing.
    pub(crate) complete: bool,
}

pub(crate) struct Entry {
    pub(crate) key: Key,
    pub(crate) value: Value,
}

/// A name before a colon.
pub(crate) enum Key {
    Name(Ident),
    Text(Text),
}

/// A value after a colon. The checks decide which value is allowed where.
pub(crate) enum Value {
    Text(Text),
    /// A number, or another literal that is not a string.
    Literal {
        minus: Option<Span>,
        literal: Literal,
    },
    /// `true`, `POST`, `dismiss`.
    Word(Ident),
    /// `json { … }`, `set_variables { … }`, `text "…"`.
    Tagged(Ident, Box<Value>),
    /// A Rust expression: its first name and a short form, such as `book_class(…)`, `format!(…)`, or
    /// `Method::POST`.
    Rust(Ident, String),
    Object(Span, Entries),
    List(Span, Vec<Value>),
    /// A value that is present but invalid.
    Broken,
}

impl Fields {
    pub(crate) fn none() -> Fields {
        Fields { section: None, fields: Vec::new(), complete: true }
    }

    pub(crate) fn unknown() -> Fields {
        Fields { section: None, fields: Vec::new(), complete: false }
    }
}

impl Entries {
    pub(crate) fn none() -> Entries {
        Entries { entries: Vec::new(), half: Vec::new(), complete: true }
    }

    pub(crate) fn unknown() -> Entries {
        Entries { complete: false, ..Entries::none() }
    }
}

impl Key {
    /// Returns the name without `r#`.
    pub(crate) fn name(&self) -> String {
        match self {
            Key::Name(ident) => unraw(ident),
            Key::Text(text) => text.value().to_owned(),
        }
    }

    /// Returns the name if it has no quotes.
    pub(crate) fn into_name(self) -> Option<Ident> {
        match self {
            Key::Name(ident) => Some(ident),
            Key::Text(_) => None,
        }
    }

    /// Returns the place of the name, without quotes.
    pub(crate) fn place(&self) -> Place {
        match self {
            Key::Name(ident) => ident.into(),
            Key::Text(text) => text.part(0..text.value().len()),
        }
    }
}

impl Value {
    pub(crate) fn span(&self) -> Span {
        match self {
            Value::Text(text) => text.span(),
            Value::Literal { minus, literal } => minus.unwrap_or_else(|| literal.span()),
            Value::Word(ident) | Value::Tagged(ident, _) | Value::Rust(ident, _) => ident.span(),
            Value::Object(span, _) | Value::List(span, _) => *span,
            Value::Broken => Span::call_site(),
        }
    }

    /// Describes the value for a message.
    pub(crate) fn described(&self) -> String {
        match self {
            Value::Text(_) => "text".to_owned(),
            Value::Literal { minus, literal } => {
                format!("`{}{literal}`", if minus.is_some() { "-" } else { "" })
            }
            Value::Word(ident) => format!("`{ident}`"),
            Value::Tagged(ident, _) => format!("`{ident} …`"),
            Value::Rust(_, short) => format!("`{}`", shown(short)),
            Value::Object(..) => "`{ … }`".to_owned(),
            Value::List(..) => "`[ … ]`".to_owned(),
            Value::Broken => "an invalid value".to_owned(),
        }
    }
}

/// Returns a name without `r#`, as templates and messages write it.
pub(crate) fn unraw(ident: &Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").map(str::to_owned).unwrap_or(name)
}
