//! Which value goes into which variable, written as code that rustc checks and nothing runs.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::LitBool;

use super::crate_path::CratePath;
use super::getters::{Readable, value};
use crate::model::{
    Action, Assignment, Body, Constant, ErrorPart, Fallback, Interface, Signature, Source, Token, TokenStep, Value,
};
use crate::syntax::unraw;

/// One function over the structs of a declared one, that is never called.
pub(super) fn emit(
    crate_path: &CratePath,
    interface: &Interface,
    signature: &Signature,
    body: &Body,
) -> Option<TokenStream> {
    let of_action = match &body.action {
        Action::SetVariables(set) => set.as_slice(),
        _ => &[],
    };
    let lists = [of_action, &body.on_success.set, &body.on_failure.set, &body.on_execute.set];
    let checks: Vec<TokenStream> =
        lists.into_iter().flatten().map(|assignment| check(crate_path, interface, signature, assignment)).collect();
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

/// The parameters of a check.
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
        // The check of the declaration lets neither through.
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

/// What stands behind `??`, as if it stood there alone; `None` of a text.
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

/// A reference to what a token gives.
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

/// A call of a constant's trait. The constant gets a name, which rustc blames in its place: what is
/// written by the user and the call are then one place.
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
        // All of it is the user's: rustc's lint on numbers that are too large passes over the macro's own.
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
