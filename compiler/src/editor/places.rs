//! The places of generated code. An editor explains everything at the place of a name, so only the
//! meaning of the name may have its place.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};

/// Removes the places of implementations, of the module of the table, and of the `pub` of fields.
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

/// Removes the place of `core` in errors. `compile_error` keeps its place: the editor underlines it.
pub(super) fn of_errors(errors: TokenStream) -> TokenStream {
    let trees = errors.into_iter().map(|tree| match &tree {
        TokenTree::Ident(name) if name == "core" => remove(tree),
        _ => tree,
    });
    trees.collect()
}

/// Removes the places of code. Its names keep their meaning.
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
