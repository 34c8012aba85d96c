//! Where generated code stands. An editor explains everything that stands at the place of a name,
//! so nothing may stand there but what the name means.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};

/// Takes implementations, the module of the table, and the `pub` of fields, away from the places of
/// what they are made for.
pub(super) fn of_types(module: TokenStream) -> TokenStream {
    let mut is_away = false;
    let trees = module.into_iter().map(|tree| {
        is_away |= matches!(&tree, TokenTree::Ident(word) if word == "impl" || word == "mod");
        if !is_away {
            return without_pub(tree);
        }
        is_away = !matches!(&tree, TokenTree::Group(body) if body.delimiter() == Delimiter::Brace);
        remove(tree)
    });
    trees.collect()
}

fn without_pub(tree: TokenTree) -> TokenTree {
    match tree {
        TokenTree::Group(group) => {
            Group::new(group.delimiter(), group.stream().into_iter().map(without_pub).collect()).into()
        }
        TokenTree::Ident(word) if word == "pub" => remove(word.into()),
        tree => tree,
    }
}

/// Takes `core` away from the places of errors. `compile_error` has to stay: it is what the editor
/// underlines.
pub(super) fn of_errors(errors: TokenStream) -> TokenStream {
    let trees = errors.into_iter().map(|tree| match &tree {
        TokenTree::Ident(name) if name == "core" => remove(tree),
        _ => tree,
    });
    trees.collect()
}

/// The same code without a place. What its names mean stays.
pub(super) fn removed(code: TokenStream) -> TokenStream {
    code.into_iter().map(remove).collect()
}

fn remove(tree: TokenTree) -> TokenTree {
    let mut tree = match tree {
        TokenTree::Group(group) => Group::new(group.delimiter(), removed(group.stream())).into(),
        tree => tree,
    };
    tree.set_span(tree.span().located_at(Span::mixed_site()));
    tree
}
