//! The tokens in texts, as captured arguments of `format_args!`: texts into which rust-analyzer
//! looks.

use std::collections::HashMap;
use std::ops::Range;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::name;
use super::scope::{Found, Scope};
use super::vocabulary::{ERROR_PART, QUALIFIER};
use crate::emit::member;
use crate::errors::Place;
use crate::literal::Text;
use crate::model::{Interface, Signature};
use crate::syntax::{Entries, Value, Widget, unraw};
use crate::template::{self, Segment, Step};
use crate::words::{self, Word};

/// A `format_args!` for each name in the tokens of a declaration.
pub(super) fn uses(crate_path: &TokenStream, widget: &Widget, interface: &Interface) -> TokenStream {
    let signatures: HashMap<&Ident, &Signature> =
        interface.functions.iter().map(|signature| (&signature.name, signature)).collect();
    let mut uses = Uses { crate_path, code: TokenStream::new() };
    for function in &widget.functions {
        let Some(signature) = function.name.as_ref().and_then(|name| signatures.get(name)) else { continue };
        let scope = Scope::of(interface, signature);
        for entry in &function.settings.entries {
            uses.add(&entry.value, &scope, entry.key.name() == "on_success");
        }
    }
    let code = uses.code;
    quote!(const _: fn() = || { #code };)
}

struct Uses<'a> {
    crate_path: &'a TokenStream,
    code: TokenStream,
}

impl Uses<'_> {
    /// `answered`: whether there are return fields already.
    fn add(&mut self, value: &Value, scope: &Scope<'_>, answered: bool) {
        match value {
            Value::Text(text) => self.add_text(text, scope, answered),
            Value::Tagged(_, content) => self.add(content, scope, answered),
            Value::Object(_, Entries { entries, .. }) => {
                entries.iter().for_each(|entry| self.add(&entry.value, scope, answered));
            }
            Value::List(_, values) => values.iter().for_each(|value| self.add(value, scope, answered)),
            Value::Literal { .. } | Value::Word(_) | Value::Rust(..) | Value::Broken => {}
        }
    }

    fn add_text(&mut self, text: &Text, scope: &Scope<'_>, answered: bool) {
        for segment in template::read(text.value()).segments {
            let Segment::Token(token) = segment else { continue };
            self.add_words(text, &token.path);
            let Some(Found { module, field, range, rest }) = scope.find(&token.path, answered) else { continue };
            let field = unplaced(field);
            self.capture(text, &module, &field, range);
            if !rest.is_empty() {
                let steps = rest.iter().map(|step| at(step, text.span()));
                self.code.extend(quote!(let _ = &#module::#field #(#steps)*;));
            }
        }
    }

    /// The qualifier that a path starts with, and the part of an error.
    fn add_words(&mut self, text: &Text, path: &[Step]) {
        let Some(qualifier) = path.first().filter(|step| is_among(step, &words::QUALIFIERS)) else { return };
        self.add_word(text, QUALIFIER, qualifier);
        if let Some(part) = path.get(1).filter(|part| is_error(qualifier) && is_among(part, &words::ERROR_PARTS)) {
            self.add_word(text, ERROR_PART, part);
        }
    }

    fn add_word(&mut self, text: &Text, place: &str, word: &Step) {
        let Step::Field { name: word, range } = word else { return };
        let (crate_path, place) = (self.crate_path, name(place));
        self.capture(text, &quote!(#crate_path::vocabulary::#place), &name(word), range.clone());
    }

    fn capture(&mut self, text: &Text, module: &TokenStream, name: &Ident, range: Range<usize>) {
        if let Some(captured) = captured(text, &unraw(name), range) {
            self.code.extend(quote!({ use #module::#name; let _ = ::core::format_args!(#captured); }));
        }
    }
}

fn is_among(step: &Step, words: &[Word]) -> bool {
    matches!(step, Step::Field { name, .. } if words.iter().any(|word| word.name == name))
}

fn is_error(step: &Step) -> bool {
    matches!(step, Step::Field { name, .. } if name == "error")
}

fn unplaced(name: &Ident) -> Ident {
    let mut name = name.clone();
    name.set_span(Span::mixed_site());
    name
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
