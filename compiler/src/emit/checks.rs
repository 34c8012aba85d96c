//! The assignments of values to variables, as code that rustc checks and nothing runs.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::LitBool;

use super::crate_path::CratePath;
use super::getters::{Readable, value};
use crate::model::{
    Assignment, Body, Constant, ErrorPart, Fallback, Interface, Signature, Source, Token, TokenStep, Value,
};
use crate::syntax::unraw;

/// Generates a function that is never called: in it, rustc checks the types of all assignments.
pub(super) fn emit(
    crate_path: &CratePath,
    interface: &Interface,
    signature: &Signature,
    body: &Body,
) -> Option<TokenStream> {
    let checks: Vec<TokenStream> =
        body.assignments().map(|assignment| check(crate_path, interface, signature, assignment)).collect();
    if checks.is_empty() {
        return None;
    }
    let (inputs, returned) = (&signature.inputs_name, &signature.returned_name);
    let returned = if signature.returns.is_empty() { quote!(()) } else { quote!(#returned) };
    let [data, of_inputs, response, config, error] = names(crate_path.local(Span::call_site()));
    let name = format_ident!("__{}", unraw(&signature.name), span = Span::mixed_site());
    Some(quote! {
        fn #name(
            #data: &Data, #of_inputs: &#inputs, #response: &#returned, #config: &Config,
            #error: &#crate_path::ErrorParts,
        ) {
            #(#checks)*
        }
    })
}

/// Returns the parameters of a check.
fn names(span: Span) -> [Ident; 5] {
    ["__data", "__inputs", "__response", "__config", "__error"].map(|name| Ident::new(name, span))
}

fn check(crate_path: &CratePath, interface: &Interface, signature: &Signature, assignment: &Assignment) -> TokenStream {
    let span = crate_path.local(assignment.span);
    let Some(field) = interface.data.get(assignment.field) else {
        return TokenStream::new();
    };
    let [data, ..] = names(span);
    let variable = value(crate_path, &Readable::from(field), &data, &[], span);
    match &assignment.value {
        Value::Null => {
            let crate_path = crate_path.at(span);
            quote_spanned!(span=> #crate_path::FromNull::takes_null(#variable);)
        }
        Value::Text(_) => {
            let crate_path = crate_path.at(span);
            quote_spanned!(span=> #crate_path::FromText::takes_text(#variable);)
        }
        Value::Constant(written) => {
            let span = crate_path.local(constant_span(written));
            constant(crate_path, written, &quote_spanned!(span=> fits_constant), Some(&variable))
        }
        Value::Whole(token) => whole(crate_path, interface, signature, &variable, token),
        // `check` rejects both.
        Value::Object(_) | Value::Array(_) => TokenStream::new(),
    }
}

fn whole(
    crate_path: &CratePath,
    interface: &Interface,
    signature: &Signature,
    variable: &TokenStream,
    token: &Token,
) -> TokenStream {
    let span = crate_path.local(token.span);
    let Some(given) = given(crate_path, interface, signature, token) else {
        return TokenStream::new();
    };
    let crate_path = crate_path.at(span);
    let Some(fallback) = &token.fallback else {
        return quote_spanned!(span=> #crate_path::Fits::fits(#given, #variable););
    };
    let inner = Ident::new("__inner", span);
    let fallback = match constant_of(fallback, token.span) {
        Some(fallback) => {
            constant(&crate_path, &fallback, &quote_spanned!(span=> fits_constant), Some(&inner.to_token_stream()))
        }
        None => quote_spanned!(span=> #crate_path::FromText::takes_text(#inner)),
    };
    quote_spanned! {span=>
        let _ = #crate_path::Optional::inner(#given).map(|#inner| {
            #crate_path::Fits::fits(#inner, #variable);
            #fallback
        });
    }
}

/// Returns a fallback as a constant; `None` for a text.
fn constant_of(fallback: &Fallback, span: Span) -> Option<Constant> {
    let number = match fallback {
        Fallback::Text(_) => return None,
        Fallback::Bool(value) => return Some(Constant::Bool(*value, span)),
        Fallback::Number(number) => number,
    };
    let mut literal: Literal = number.trim_start_matches('-').parse().ok()?;
    literal.set_span(span);
    Some(Constant::Number { negative: number.starts_with('-'), literal })
}

/// Returns a reference to the value of a token.
fn given(crate_path: &CratePath, interface: &Interface, signature: &Signature, token: &Token) -> Option<TokenStream> {
    let span = crate_path.local(token.span);
    let [data, inputs, response, config, error] = names(span);
    let (field, values) = match token.source {
        Source::Data(index) => (Readable::from(interface.data.get(index)?), data),
        Source::Config(index) => (Readable::from(interface.config.get(index)?), config),
        Source::Input(index) => (Readable::from(signature.inputs.get(index)?), inputs),
        Source::Response(index) => (Readable::from(signature.returns.get(index)?), response),
        Source::Error(part) => {
            let part = match part {
                ErrorPart::Message => "message",
                ErrorPart::Status => "status",
                ErrorPart::Kind => "kind",
            };
            let part = Ident::new(part, span);
            return Some(quote_spanned!(span=> &#error.#part));
        }
    };
    let given = value(crate_path, &field, &values, &token.path, span);
    let indexed = token.path.iter().any(|step| matches!(step, TokenStep::Index(_)));
    Some(if indexed { quote_spanned!(span=> &(*#given).cloned()) } else { given })
}

/// Calls a method of a constant's trait. The constant gets a name, and rustc blames the name instead
/// of the constant: the user's literal and the generated call then have one place.
pub(super) fn constant(
    crate_path: &CratePath,
    constant: &Constant,
    method: &TokenStream,
    variable: Option<&TokenStream>,
) -> TokenStream {
    let span = crate_path.local(constant_span(constant));
    let crate_path = crate_path.at(span);
    let name = Ident::new("__constant", span);
    let (written, of) = match constant {
        Constant::Bool(value, span) => (LitBool::new(*value, *span).to_token_stream(), "Constant"),
        Constant::Number { negative: false, literal } => (literal.to_token_stream(), "Constant"),
        // All tokens are the user's: rustc's lint on overflowing literals skips tokens of a macro.
        Constant::Number { negative: true, literal } => (quote_spanned!(literal.span()=> -#literal), "Negative"),
    };
    let of = Ident::new(of, span);
    let variable = variable.into_iter();
    quote_spanned!(span=> { let #name = #written; #crate_path::#of::#method(#name #(, #variable)*) })
}

pub(super) fn constant_span(constant: &Constant) -> Span {
    match constant {
        Constant::Bool(_, span) => *span,
        Constant::Number { literal, .. } => literal.span(),
    }
}
