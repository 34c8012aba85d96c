//! What was written. Nothing is judged here: what could not be read is left out or marked, and its
//! mistake is reported already.

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
    /// The first word of each item, half-typed ones included.
    pub(crate) openers: Vec<Ident>,
}

/// `#[…]`: the number sign and the brackets.
pub(crate) struct Attribute {
    pub(crate) pound: TokenTree,
    pub(crate) group: Group,
}

/// The fields of a section, inputs, or return fields.
pub(crate) struct Fields {
    /// The word before a section's braces.
    pub(crate) section: Option<Span>,
    pub(crate) fields: Vec<Field>,
    /// Whether each name could be read, so that others are known to be wrong.
    pub(crate) complete: bool,
}

/// `secret name: Type = default`.
pub(crate) struct Field {
    pub(crate) attributes: Vec<Attribute>,
    /// A word before it that does not belong there.
    pub(crate) stray: Option<Ident>,
    pub(crate) secret: Option<Ident>,
    pub(crate) name: Ident,
    pub(crate) ty: Option<Type>,
    pub(crate) default: Option<Default>,
}

/// What stands behind `=`: no tokens where it is broken.
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
    /// Names without a colon, as one has them while typing.
    pub(crate) half: Vec<Ident>,
    /// Whether each name could be read, so that others are known to be missing.
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

/// A value behind a colon. What can stand where is for the checks to say.
pub(crate) enum Value {
    Text(Text),
    /// A number, or another literal that is no text.
    Literal {
        minus: Option<Span>,
        literal: Literal,
    },
    /// `true`, `POST`, `dismiss`.
    Word(Ident),
    /// `json { … }`, `set_variables { … }`, `text "…"`.
    Tagged(Ident, Box<Value>),
    /// What is Rust, by its first name and in short: `book_class(…)`, `format!(…)`, `Method::POST`.
    Rust(Ident, String),
    Object(Span, Entries),
    List(Span, Vec<Value>),
    /// It is there, but could not be read.
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
    /// The name, without `r#`.
    pub(crate) fn name(&self) -> String {
        match self {
            Key::Name(ident) => unraw(ident),
            Key::Text(text) => text.value().to_owned(),
        }
    }

    /// The name, where it is written without quotes.
    pub(crate) fn into_name(self) -> Option<Ident> {
        match self {
            Key::Name(ident) => Some(ident),
            Key::Text(_) => None,
        }
    }

    /// Where the name stands, without quotes.
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

    /// In the words of a message.
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
            Value::Broken => "a broken value".to_owned(),
        }
    }
}

/// A name as templates and messages write it.
pub(crate) fn unraw(ident: &Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").map(str::to_owned).unwrap_or(name)
}
