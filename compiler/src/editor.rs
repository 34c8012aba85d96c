//! What rust-analyzer gets in place of the ordinary expansion: the types, and code that nothing
//! runs, in which each word of the declaration stands where the editor knows what it means.
//!
//! An editor completes, explains and follows names of Rust alone. So a word of the language becomes
//! a path to a documented variant, the name of a variable a field in a pattern, and a token in a
//! text a captured argument of `format_args!`. All of it has the places of the declaration.

mod places;
mod scope;
mod tokens;
mod variables;
mod vocabulary;
mod words;

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use crate::errors::Errors;
use crate::model::{DefaultValue, Interface};
use crate::{check, emit, parse};
pub use vocabulary::vocabulary;

/// What `widget_functions!` becomes for rust-analyzer: as much as is known of a declaration that
/// may be half-typed.
///
/// `crate_path` is the path by which the generated code names the crate `widget-functions`.
pub fn expand_for_editor(crate_path: TokenStream, input: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let Some(widget) = parse::parse(input, &mut errors) else { return errors.to_compile_errors() };
    let (interface, _) = check::check(&widget, &mut errors);
    let errors = places::of_errors(errors.to_compile_errors());
    let words = words::uses(&crate_path, &widget);
    let Some(interface) = interface else { return quote!(#words #errors) };
    let types = emit::emit(&crate_path, &interface, None, &TokenStream::new());
    let (fields, tokens) = (scope::statics(&interface), tokens::uses(&crate_path, &widget, &interface));
    let (defaults, variables) = (defaults(&interface), variables::uses(&widget, &interface));
    // Completion compares this with what becomes of a longer name at the cursor, place by place.
    // Errors differ most, so they come last.
    let module = append(types, quote!(#fields #tokens #defaults #variables #errors));
    quote!(#words #module)
}

/// Puts items at the end of a module, whose own implementations are none of the user's business.
fn append(module: TokenStream, items: TokenStream) -> TokenStream {
    let mut trees: Vec<TokenTree> = module.into_iter().collect();
    if let Some(TokenTree::Group(body)) = trees.pop() {
        let mut content = places::of_types(body.stream());
        content.extend(items);
        trees.push(Group::new(body.delimiter(), content).into());
    }
    trees.into_iter().collect()
}

/// The defaults that are Rust expressions.
fn defaults(interface: &Interface) -> TokenStream {
    let expressions = interface.config.iter().chain(&interface.data).filter_map(|field| match &field.default {
        Some(DefaultValue::Expression(expression)) => {
            let ty = places::removed(field.ty.to_token_stream());
            Some(quote!(let _: #ty = #expression;))
        }
        _ => None,
    });
    quote!(const _: fn() = || { #(#expressions)* };)
}

/// A name of generated code.
fn name(text: &str) -> Ident {
    Ident::new(text, Span::mixed_site())
}
