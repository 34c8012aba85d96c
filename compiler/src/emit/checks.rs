//! Which value goes into which variable, written as code that rustc checks and nothing runs.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::LitBool;

use super::getters::{Readable, door_at, local, value};
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
    let checks: Vec<TokenStream> =
        lists.into_iter().flatten().map(|assignment| check(door, interface, signature, assignment)).collect();
    if checks.is_empty() {
        return None;
    }
    let (inputs, returned) = (&signature.inputs_name, &signature.returned_name);
    let returned = if signature.returns.is_empty() { quote!(()) } else { quote!(#returned) };
    let [data, of_inputs, response, config, error] = names(local(door, Span::call_site()));
    Some(quote! {
        const _: fn(&Data, &#inputs, &#returned, &Config, &#door::__private::ErrorParts) =
            |#data, #of_inputs, #response, #config, #error| { #(#checks)* };
    })
}

/// The parameters of a check.
fn names(span: Span) -> [Ident; 5] {
    ["_data", "_inputs", "_response", "_config", "_error"].map(|name| Ident::new(name, span))
}

fn check(door: &TokenStream, interface: &Interface, signature: &Signature, assignment: &Assignment) -> TokenStream {
    let span = local(door, assignment.span);
    let Some(field) = interface.data.get(assignment.field) else {
        return TokenStream::new();
    };
    let [data, ..] = names(span);
    let variable = value(door, &Readable::from(field), &data, &[], span);
    match &assignment.value {
        Value::Null => {
            let door = door_at(door, span);
            quote_spanned!(span=> #door::__private::FromNull::takes_null(#variable);)
        }
        Value::Text(_) => {
            let door = door_at(door, span);
            quote_spanned!(span=> #door::__private::FromText::takes_text(#variable);)
        }
        Value::Constant(written) => {
            let span = local(door, constant_span(written));
            let (door, written) = (door_at(door, span), constant(door, written));
            quote_spanned!(span=> #door::__private::Constant::fits_constant(#written, #variable);)
        }
        Value::Whole(token) => whole(door, interface, signature, &variable, token),
        // The check of the declaration lets neither through.
        Value::Object(_) | Value::Array(_) => TokenStream::new(),
    }
}

fn whole(
    door: &TokenStream,
    interface: &Interface,
    signature: &Signature,
    variable: &TokenStream,
    token: &Token,
) -> TokenStream {
    let span = local(door, token.span);
    let Some(given) = given(door, interface, signature, token) else {
        return TokenStream::new();
    };
    let door = door_at(door, span);
    let Some(fallback) = &token.fallback else {
        return quote_spanned!(span=> #door::__private::Fits::fits(#given, #variable););
    };
    let inner = Ident::new("inner", span);
    let fallback = match fallback {
        Fallback::Text(_) => quote_spanned!(span=> #door::__private::FromText::takes_text(#inner)),
        Fallback::Bool(value) => {
            let value = LitBool::new(*value, span);
            quote_spanned!(span=> #door::__private::Constant::fits_constant(#value, #inner))
        }
        Fallback::Number(number) => {
            let number = number_at(number, span);
            quote_spanned!(span=> #door::__private::Constant::fits_constant(#number, #inner))
        }
    };
    quote_spanned! {span=>
        let _ = #door::__private::Optional::inner(#given).map(|#inner| {
            #door::__private::Fits::fits(#inner, #variable);
            #fallback
        });
    }
}

/// A number behind `??`, as rustc has it at this place.
fn number_at(number: &str, span: Span) -> TokenStream {
    let tokens = number.parse::<TokenStream>().unwrap_or_default().into_iter().map(|mut token| {
        token.set_span(span);
        token
    });
    tokens.collect()
}

/// A reference to what a token gives.
fn given(door: &TokenStream, interface: &Interface, signature: &Signature, token: &Token) -> Option<TokenStream> {
    let span = local(door, token.span);
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
    let given = value(door, &field, &values, &token.path, span);
    let indexed = token.path.iter().any(|step| matches!(step, TokenStep::Index(_)));
    Some(if indexed { quote_spanned!(span=> &(*#given).cloned()) } else { given })
}

/// A constant as it was written.
pub(super) fn constant(door: &TokenStream, constant: &Constant) -> TokenStream {
    match constant {
        Constant::Bool(value, span) => LitBool::new(*value, *span).to_token_stream(),
        Constant::Number { negative: false, literal } => literal.to_token_stream(),
        Constant::Number { negative: true, literal } => {
            let span = local(door, literal.span());
            quote_spanned!(span=> -#literal)
        }
    }
}

pub(super) fn constant_span(constant: &Constant) -> Span {
    match constant {
        Constant::Bool(_, span) => *span,
        Constant::Number { literal, .. } => literal.span(),
    }
}
