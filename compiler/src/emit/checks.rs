//! Which value goes into which variable, written as code that rustc checks and nothing runs.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;

use super::getters::{Readable, local, value};
use crate::model::{
    Action, Assignment, Body, Constant, ErrorPart, Fallback, Interface, Signature, Source, Token, TokenStep, Value,
};

/// One constant per function: a function over its structs that is never called.
pub(super) fn emit(
    door: &TokenStream,
    interface: &Interface,
    signature: &Signature,
    body: &Body,
) -> Option<TokenStream> {
    let of_action = match &body.action {
        Action::SetVariables(set) => set.as_slice(),
        _ => &[],
    };
    let lists = [of_action, &body.on_success.set, &body.on_failure.set, &body.on_execute.set];
    let checks: Vec<TokenStream> = lists
        .into_iter()
        .flatten()
        .map(|assignment| check(door, interface, signature, assignment))
        .collect();
    if checks.is_empty() {
        return None;
    }
    let (inputs, returned) = (&signature.inputs_name, &signature.returned_name);
    let returned = if signature.returns.is_empty() { quote!(()) } else { quote!(#returned) };
    let [data, of_inputs, response, config, error] = names(Span::call_site());
    Some(quote! {
        const _: fn(&Data, &#inputs, &#returned, &Config, &#door::__private::ErrorParts) =
            |#data, #of_inputs, #response, #config, #error| { #(#checks)* };
    })
}

/// The parameters of a check.
fn names(span: Span) -> [Ident; 5] {
    ["_data", "_inputs", "_response", "_config", "_error"].map(|name| Ident::new(name, local(span)))
}

fn check(door: &TokenStream, interface: &Interface, signature: &Signature, assignment: &Assignment) -> TokenStream {
    let span = local(assignment.span);
    let Some(field) = interface.data.get(assignment.field) else {
        return TokenStream::new();
    };
    let [data, ..] = names(assignment.span);
    let place = value(door, &Readable::from(field), &data, &[], span);
    match &assignment.value {
        Value::Null => quote_spanned!(span=> #door::__private::takes_null(#place);),
        Value::Text(_) => quote_spanned!(span=> #door::__private::takes_text(#place);),
        Value::Constant(constant) => {
            let literal = fitting(constant, &field.ty);
            quote_spanned!(span=> #door::__private::takes_literal(#place, #literal);)
        }
        Value::Whole(token) => whole(door, interface, signature, &place, token),
        // The check of the declaration lets neither through.
        Value::Object(_) | Value::Array(_) => TokenStream::new(),
    }
}

fn whole(
    door: &TokenStream,
    interface: &Interface,
    signature: &Signature,
    place: &TokenStream,
    token: &Token,
) -> TokenStream {
    let span = local(token.span);
    let Some(given) = given(door, interface, signature, token) else {
        return TokenStream::new();
    };
    match &token.fallback {
        None => quote_spanned!(span=> #door::__private::takes(#place, #given);),
        Some(Fallback::Text(_)) => quote_spanned!(span=> #door::__private::takes_or_text(#place, #given);),
        Some(Fallback::Bool(value)) => {
            quote_spanned!(span=> #door::__private::takes_or_literal(#place, #given, #value);)
        }
        Some(Fallback::Number(number)) => {
            let number = number.parse::<TokenStream>().unwrap_or_default();
            quote_spanned!(span=> #door::__private::takes_or_literal(#place, #given, #number);)
        }
    }
}

/// A reference to what a token gives.
fn given(door: &TokenStream, interface: &Interface, signature: &Signature, token: &Token) -> Option<TokenStream> {
    let span = local(token.span);
    let [data, inputs, response, config, error] = names(token.span);
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
    let given = value(door, &field, &values, &token.path, span);
    let indexed = token.path.iter().any(|step| matches!(step, TokenStep::Index(_)));
    Some(if indexed { quote_spanned!(span=> &(*#given).cloned()) } else { given })
}

/// A constant as Rust has it, for a place of this type: `0` for `f64` is `0.0`.
pub(super) fn fitting(constant: &Constant, ty: &Type) -> TokenStream {
    let written = quote!(#ty).to_string();
    let is_float = written.ends_with("f64") || written.ends_with("f32") || written.contains("< f");
    match constant {
        Constant::Number { negative, literal } if is_float && is_integer(literal) => {
            let mut float = Literal::f64_unsuffixed(literal.to_string().replace('_', "").parse().unwrap_or(0.0));
            float.set_span(literal.span());
            negated(*negative, &float)
        }
        _ => self::constant(constant),
    }
}

fn is_integer(literal: &Literal) -> bool {
    literal.to_string().bytes().all(|byte| byte.is_ascii_digit() || byte == b'_')
}

fn negated(negative: bool, literal: &Literal) -> TokenStream {
    if negative { quote!(-#literal) } else { quote!(#literal) }
}

/// A constant as it was written.
fn constant(constant: &Constant) -> TokenStream {
    match constant {
        Constant::Bool(value, span) => {
            let value = syn::LitBool::new(*value, *span);
            quote!(#value)
        }
        Constant::Number { negative, literal } => negated(*negative, literal),
    }
}

pub(super) fn constant_span(constant: &Constant) -> Span {
    match constant {
        Constant::Bool(_, span) => *span,
        Constant::Number { literal, .. } => literal.span(),
    }
}
