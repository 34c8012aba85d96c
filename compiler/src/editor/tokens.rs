//! The tokens of templates, as captured arguments of `format_args!`: rust-analyzer understands names
//! in its string literals.

use std::collections::HashMap;
use std::ops::Range;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use widget_functions_spec::Qualifier;

use super::names::name;
use super::statics::static_of;
use super::vocabulary::{ERROR_PART, QUALIFIER};
use crate::emit::member;
use crate::errors::Place;
use crate::literal::Text;
use crate::model::{Interface, Signature};
use crate::scope::{Resolved, Scope, Stage, Unresolved, WidgetNames, error_part};
use crate::syntax::{Entries, Value, Widget, unraw};
use crate::template::{self, Segment, Step};

/// Generates a `format_args!` for each name in the tokens of a declaration.
pub(super) fn uses(crate_path: &TokenStream, widget: &Widget, interface: &Interface) -> TokenStream {
    let signatures: HashMap<&Ident, &Signature> =
        interface.functions.iter().map(|signature| (&signature.name, signature)).collect();
    let names = WidgetNames::of(widget);
    let mut code = TokenStream::new();
    for (function, own) in widget.functions.iter().zip(&names.functions) {
        let Some(signature) = function.name.as_ref().and_then(|name| signatures.get(name)) else { continue };
        for entry in &function.settings.entries {
            let scope = Scope::of(&names, own, Stage::of_setting(&entry.key.name()));
            let mut uses = Uses { crate_path, interface, signature, scope, code };
            uses.add(&entry.value);
            code = uses.code;
        }
    }
    quote!(const _: fn() = || { #code };)
}

/// The tokens of one setting.
struct Uses<'a> {
    crate_path: &'a TokenStream,
    interface: &'a Interface,
    signature: &'a Signature,
    scope: Scope<'a>,
    code: TokenStream,
}

impl Uses<'_> {
    fn add(&mut self, value: &Value) {
        match value {
            Value::Text(text) => self.add_text(text),
            Value::Tagged(_, content) => self.add(content),
            Value::Object(_, Entries { entries, .. }) => entries.iter().for_each(|entry| self.add(&entry.value)),
            Value::List(_, values) => values.iter().for_each(|value| self.add(value)),
            Value::Literal { .. } | Value::Word(_) | Value::Rust(..) | Value::Broken => {}
        }
    }

    fn add_text(&mut self, text: &Text) {
        for segment in template::read(text.value()).segments {
            let Segment::Token(token) = segment else { continue };
            self.add_keywords(text, &token.path);
            match self.scope.resolve(&token.path) {
                Ok(resolved) => self.add_field(text, &resolved),
                // The editor explains each field that an ambiguous name can mean.
                Err(Unresolved::Ambiguous(_, hits)) => hits.iter().for_each(|(_, hit)| self.add_field(text, hit)),
                Err(_) => {}
            }
        }
    }

    fn add_field(&mut self, text: &Text, resolved: &Resolved<'_>) {
        let Some(declared) = self.scope.declaration(resolved.source) else { return };
        let found = static_of(self.interface, self.signature, resolved.source, &declared.name);
        let Some((module, field)) = found else { return };
        let field = unplaced(field);
        self.capture(text, &module, &field, resolved.name.clone());
        if !resolved.rest.is_empty() {
            let steps = resolved.rest.iter().map(|step| at(step, text.span()));
            self.code.extend(quote!(let _ = &#module::#field #(#steps)*;));
        }
    }

    /// Adds the qualifier that a path begins with, and the part of an error.
    fn add_keywords(&mut self, text: &Text, path: &[Step]) {
        let Some((Step::Field { name, range }, rest)) = path.split_first() else { return };
        let Some(qualifier) = Qualifier::from_name(name) else { return };
        self.add_keyword(text, QUALIFIER, name, range);
        if let (Qualifier::Error, Some(Step::Field { name, range })) = (qualifier, rest.first())
            && error_part(name).is_some()
        {
            self.add_keyword(text, ERROR_PART, name, range);
        }
    }

    fn add_keyword(&mut self, text: &Text, place: &str, keyword: &str, range: &Range<usize>) {
        let (crate_path, place) = (self.crate_path, name(place));
        self.capture(text, &quote!(#crate_path::vocabulary::#place), &name(keyword), range.clone());
    }

    fn capture(&mut self, text: &Text, module: &TokenStream, name: &Ident, range: Range<usize>) {
        if let Some(captured) = captured(text, &unraw(name), range) {
            self.code.extend(quote!({ use #module::#name; let _ = ::core::format_args!(#captured); }));
        }
    }
}

fn unplaced(name: &Ident) -> Ident {
    let mut name = name.clone();
    name.set_span(Span::mixed_site());
    name
}

/// Generates a step of a path. Parts of a literal have no span, so it gets the span of the literal.
fn at(step: &Step, span: Span) -> TokenStream {
    match step {
        Step::Field { name, .. } => {
            let member = member(name, span);
            quote_spanned!(span=> .#member)
        }
        Step::Index(index) => quote!([#index]),
    }
}

/// Returns a literal of the same length and place that contains only `{name}`.
fn captured(text: &Text, name: &str, range: Range<usize>) -> Option<Literal> {
    let Place::Inside { literal, range } = text.part(range) else { return None };
    let source = literal.to_string();
    let (opening, closing) = (source.find('"')? + 1, source.rfind('"')?);
    let before = " ".repeat(range.start.checked_sub(opening + 1)?);
    let behind = " ".repeat(closing.checked_sub(range.end + 1)?);
    let (prefix, suffix) = (source.get(..opening)?, source.get(closing..)?);
    let mut captured: Literal = format!("{prefix}{before}{{{name}}}{behind}{suffix}").parse().ok()?;
    captured.set_span(literal.span());
    (captured.to_string().len() == source.len()).then_some(captured)
}
