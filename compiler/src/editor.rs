//! The expansion for rust-analyzer: the types, and code that never runs, in which each keyword and
//! name of the declaration becomes a Rust name that the editor understands.
//!
//! An editor completes, explains, and follows Rust names only. So a keyword becomes a path to a
//! documented variant, the name of a variable a field in a pattern, and a token in a template a
//! captured argument of `format_args!`, all with the places of the declaration.

mod keyword_items;
mod names;
mod places;
mod statics;
mod tokens;
mod variables;
mod vocabulary;

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use crate::errors::Errors;
use crate::model::{DefaultValue, Interface};
use crate::{check, emit, parse};
pub use vocabulary::vocabulary;

/// Expands `widget_functions!` for rust-analyzer, as far as a half-typed declaration is valid.
///
/// `crate_path` is the path by which the generated code names the crate `widget-functions`.
pub fn expand_for_editor(crate_path: TokenStream, input: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let Some(widget) = parse::parse(input, &mut errors) else { return errors.to_compile_errors() };
    let (interface, _) = check::check(&widget, &mut errors);
    let errors = places::of_errors(errors.to_compile_errors());
    let keywords = keyword_items::uses(&crate_path, &widget);
    let Some(interface) = interface else { return quote!(#keywords #errors) };
    let types = emit::emit(&crate_path, &interface, None, &TokenStream::new());
    let (fields, tokens) = (statics::statics(&interface), tokens::uses(&crate_path, &widget, &interface));
    let (defaults, variables) = (defaults(&interface), variables::uses(&widget, &interface));
    // For completion, rust-analyzer compares this expansion with that of a longer name at the cursor,
    // place by place. Errors differ most, so they come last.
    let module = append(types, quote!(#fields #tokens #defaults #variables #errors));
    quote!(#keywords #module)
}

/// Adds items to the end of a module, and hides the places of its own implementations.
fn append(module: TokenStream, items: TokenStream) -> TokenStream {
    let mut trees: Vec<TokenTree> = module.into_iter().collect();
    if let Some(TokenTree::Group(body)) = trees.pop() {
        let mut content = places::of_types(body.stream());
        content.extend(items);
        trees.push(Group::new(body.delimiter(), content).into());
    }
    trees.into_iter().collect()
}

/// Generates the defaults that are Rust expressions.
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
