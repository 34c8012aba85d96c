//! The getters that read values out of the user's structs.
//!
//! One `match` per struct: first its fields, with their types, then every other use by a token, each
//! once. An arm has the span of its first token's literal, so that rustc's type errors point at the
//! template.

use std::collections::HashMap;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;

use super::crate_path::CratePath;
use crate::model::{Field, Interface, ReturnField, Token, TokenStep};

/// The use of a value at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Use {
    Text,
    Segment,
    Whole,
    /// Whole, as a field of the struct instead of for a token.
    Field,
    Base,
    /// The text of the value in an `Option`.
    InnerText,
    /// The value in an `Option`, whole.
    InnerWhole,
}

impl Use {
    /// Generates the code that passes a value to the writer, through the trait that its type needs.
    ///
    /// The method is called by its trait, so that rustc's error shows only the trait's own message. If
    /// the path has an index (`reached`), the `Option` contains a reference.
    fn take(self, crate_path: &CratePath, value: &TokenStream, reached: bool, slot: &Ident, span: Span) -> TokenStream {
        let crate_path = crate_path.at(span);
        let method = match self {
            Use::Text | Use::InnerText => quote_spanned!(span=> ToText::show),
            Use::Segment => quote_spanned!(span=> ToPathSegment::show_segment),
            Use::Whole | Use::InnerWhole => quote_spanned!(span=> ToJson::write),
            Use::Field => quote_spanned!(span=> Field::write),
            Use::Base => quote_spanned!(span=> ToBaseUrl::start),
        };
        match self {
            Use::InnerText | Use::InnerWhole => {
                let inner = Ident::new("__inner", span);
                let held = if reached { quote_spanned!(span=> *#inner) } else { quote_spanned!(span=> #inner) };
                quote_spanned! {span=>
                    if let #crate_path::Some(#inner) = #crate_path::Optional::inner(#value) {
                        #crate_path::#method(#held, #slot)
                    }
                }
            }
            _ => quote_spanned!(span=> #crate_path::#method(#value, #slot)),
        }
    }
}

/// The parts of a field that getters use.
pub(super) struct Readable<'a> {
    name: &'a Ident,
    secret: bool,
    ty: &'a Type,
}

impl<'a> From<&'a Field> for Readable<'a> {
    fn from(field: &'a Field) -> Self {
        Readable { name: &field.name, secret: field.secret, ty: &field.ty }
    }
}

impl<'a> From<&'a ReturnField> for Readable<'a> {
    fn from(field: &'a ReturnField) -> Self {
        Readable { name: &field.name, secret: field.secret, ty: &field.ty }
    }
}

/// The getters that the functions of a widget share.
pub(super) struct Shared<'a> {
    pub(super) config: Getters<'a>,
    pub(super) data: Getters<'a>,
}

impl<'a> Shared<'a> {
    pub(super) fn of(crate_path: &'a CratePath, interface: &'a Interface) -> Self {
        Shared {
            config: Getters::only_used(crate_path, &interface.config),
            data: Getters::with_fields(crate_path, &interface.data),
        }
    }
}

type Key = (usize, Vec<TokenStep>, Use);

/// The getters of one struct.
pub(super) struct Getters<'a> {
    crate_path: &'a CratePath,
    fields: Vec<Readable<'a>>,
    /// The expressions that pass each value to the writer.
    takes: Vec<TokenStream>,
    known: HashMap<Key, usize>,
}

impl<'a> Getters<'a> {
    /// Creates the getters of a struct whose fields are written whole: inputs, data, return fields.
    pub(super) fn with_fields<F>(crate_path: &'a CratePath, fields: &'a [F]) -> Self
    where
        Readable<'a>: From<&'a F>,
    {
        let mut getters = Self::only_used(crate_path, fields);
        for index in 0..fields.len() {
            let span = getters.fields[index].ty_span();
            getters.add((index, Vec::new(), Use::Whole), Use::Field, span);
        }
        getters
    }

    /// Creates the getters of a struct that is never written whole: the config.
    pub(super) fn only_used<F>(crate_path: &'a CratePath, fields: &'a [F]) -> Self
    where
        Readable<'a>: From<&'a F>,
    {
        let fields = fields.iter().map(Readable::from).collect();
        Getters { crate_path, fields, takes: Vec::new(), known: HashMap::new() }
    }

    /// Returns the index of the getter for a token on field `index`.
    pub(super) fn index(&mut self, index: usize, token: &Token, wanted: Use) -> usize {
        self.add((index, token.path.clone(), wanted), wanted, token.span)
    }

    fn add(&mut self, key: Key, by: Use, span: Span) -> usize {
        if let Some(index) = self.known.get(&key) {
            return *index;
        }
        let index = self.takes.len();
        let span = self.crate_path.local(span);
        let [values, slot] = names(span);
        let field = &self.fields[key.0];
        let value = match by {
            // Without `expose`, so that rustc blames the whole type of a secret, as in its reader.
            Use::Field => value(self.crate_path, &Readable { secret: false, ..*field }, &values, &[], span),
            _ => value(self.crate_path, field, &values, &key.1, span),
        };
        let reached = key.1.iter().any(|step| matches!(step, TokenStep::Index(_)));
        let take = by.take(self.crate_path, &value, reached, &slot, span);
        self.takes.push(take);
        self.known.insert(key, index);
        index
    }

    /// Returns the fields that URLs begin with, each with its getter, in the order of the fields.
    pub(super) fn bases(&self) -> Vec<(usize, usize)> {
        let bases = self.known.iter().filter(|((_, _, wanted), _)| *wanted == Use::Base);
        let mut bases: Vec<(usize, usize)> = bases.map(|((field, ..), getter)| (*field, *getter)).collect();
        bases.sort_unstable();
        bases
    }

    pub(super) fn implement(&self, name: &Ident) -> TokenStream {
        let crate_path = self.crate_path;
        let takes = &self.takes;
        let index = 0..takes.len();
        // After a `match` whose only arm returns, `true` would be unreachable code.
        let get = if takes.is_empty() {
            quote!(false)
        } else {
            quote!(match __getter { #(#index => #takes,)* _ => return false } true)
        };
        let [values, slot] = names(crate_path.local(Span::call_site()));
        quote! {
            impl #crate_path::FieldAccess for #name {
                fn get(&#values, __getter: usize, #slot: &mut #crate_path::ValueWriter<'_>) -> bool {
                    #get
                }
            }
        }
    }
}

/// Returns the parameters of the getters, for code with this span.
fn names(span: Span) -> [Ident; 2] {
    ["self", "__slot"].map(|name| Ident::new(name, span))
}

impl Readable<'_> {
    fn ty_span(&self) -> Span {
        syn::spanned::Spanned::span(self.ty)
    }
}

/// Generates a reference to a token's value, or an `Option` of one if the path has an index.
pub(super) fn value(
    crate_path: &CratePath,
    field: &Readable<'_>,
    values: &Ident,
    path: &[TokenStep],
    span: Span,
) -> TokenStream {
    let crate_path = crate_path.at(span);
    let mut name = field.name.clone();
    name.set_span(span);
    let mut place = quote_spanned!(span=> #values.#name);
    if field.secret {
        place = quote_spanned!(span=> (*#place.expose()));
    }
    let mut reached: Option<TokenStream> = None;
    let element = Ident::new("__element", span);
    for step in path {
        match step {
            TokenStep::Field(field) => {
                let member = member(field, span);
                place = quote_spanned!(span=> #place.#member);
            }
            TokenStep::Index(index) => {
                let found = quote_spanned!(span=> #crate_path::List::element(&#place, #index));
                reached = Some(match reached {
                    None => found,
                    Some(before) => quote_spanned!(span=> #before.and_then(|#element| #found)),
                });
                place = quote_spanned!(span=> (*#element));
            }
        }
    }
    match reached {
        None => quote_spanned!(span=> &#place),
        Some(found) => quote_spanned!(span=> &#found.map(|#element| &#place)),
    }
}

/// Generates the part after a `.`: a name, or the number of a tuple's field.
pub(crate) fn member(name: &str, span: Span) -> TokenStream {
    if let Ok(index) = name.parse::<u32>() {
        let index = syn::Index { index, span };
        return quote!(#index);
    }
    let ident = match syn::parse_str::<Ident>(name) {
        Ok(_) => Ident::new(name, span),
        Err(_) => Ident::new_raw(name, span),
    };
    quote!(#ident)
}
