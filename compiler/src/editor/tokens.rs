//! The tokens in texts, as captured arguments of `format_args!`: texts into which rust-analyzer
//! looks.

use std::collections::HashMap;
use std::ops::Range;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::scope::{Found, Scope};
use crate::emit::member;
use crate::errors::Place;
use crate::literal::Text;
use crate::model::{Interface, Signature};
use crate::syntax::{Entries, Value, Widget, unraw};
use crate::template::{self, Segment, Step};

/// A `format_args!` for each token of a declaration.
pub(super) fn uses(widget: &Widget, interface: &Interface) -> TokenStream {
    let signatures: HashMap<&Ident, &Signature> =
        interface.functions.iter().map(|signature| (&signature.name, signature)).collect();
    let mut uses = TokenStream::new();
    for function in &widget.functions {
        let Some(signature) = function.name.as_ref().and_then(|name| signatures.get(name)) else { continue };
        let scope = Scope::of(interface, signature);
        for entry in &function.settings.entries {
            let answered = entry.key.name() == "on_success";
            add(&entry.value, &scope, answered, &mut uses);
        }
    }
    quote!(const _: fn() = || { #uses };)
}

fn add(value: &Value, scope: &Scope<'_>, answered: bool, uses: &mut TokenStream) {
    match value {
        Value::Text(text) => add_text(text, scope, answered, uses),
        Value::Tagged(_, content) => add(content, scope, answered, uses),
        Value::Object(_, Entries { entries, .. }) => {
            entries.iter().for_each(|entry| add(&entry.value, scope, answered, uses));
        }
        Value::List(_, values) => values.iter().for_each(|value| add(value, scope, answered, uses)),
        Value::Literal { .. } | Value::Word(_) | Value::Rust(..) | Value::Broken => {}
    }
}

fn add_text(text: &Text, scope: &Scope<'_>, answered: bool, uses: &mut TokenStream) {
    uses.extend(template::read(text.value()).segments.into_iter().filter_map(|segment| {
        let Segment::Token(token) = segment else { return None };
        let Found { module, field, range, rest } = scope.find(&token.path, answered)?;
        let captured = captured(text, field, range)?;
        let mut field = field.clone();
        field.set_span(Span::mixed_site());
        let steps = rest.iter().map(|step| at(step, text.span()));
        Some(quote!({ use #module::#field; let _ = (::core::format_args!(#captured), &#field #(#steps)*); }))
    }));
}

/// A step of a path. No part of a literal has a place of its own, so it stands at all of it.
fn at(step: &Step, span: Span) -> TokenStream {
    match step {
        Step::Field { name, .. } => {
            let member = member(name, span);
            quote_spanned!(span=> .#member)
        }
        Step::Index(index) => quote!([#index]),
    }
}

/// A literal of the same length at the same place, in which nothing is left but `{name}`.
fn captured(text: &Text, name: &Ident, range: Range<usize>) -> Option<Literal> {
    let Place::Inside { literal, range } = text.part(range) else { return None };
    let source = literal.to_string();
    let (opening, closing) = (source.find('"')? + 1, source.rfind('"')?);
    let before = " ".repeat(range.start.checked_sub(opening + 1)?);
    let behind = " ".repeat(closing.checked_sub(range.end + 1)?);
    let (prefix, suffix) = (source.get(..opening)?, source.get(closing..)?);
    let mut captured: Literal = format!("{prefix}{before}{{{}}}{behind}{suffix}", unraw(name)).parse().ok()?;
    captured.set_span(literal.span());
    (captured.to_string().len() == source.len()).then_some(captured)
}
