//! Recognizes the start of an item or field, to which the parser skips after an error.

use proc_macro2::{Delimiter, TokenTree};
use widget_functions_spec::Kind;

use super::cursor::Cursor;
use crate::keywords;

pub(super) const SECTIONS: [&str; 2] = keywords::names(&keywords::SECTIONS);

/// The keywords that Rust allows before `fn`.
pub(super) const MODIFIERS: [&str; 4] = ["async", "unsafe", "const", "extern"];

pub(super) fn is_modifier(cursor: &Cursor, ahead: usize) -> bool {
    MODIFIERS.iter().any(|modifier| cursor.is_word(ahead, modifier))
}

/// Returns `true` at `server fn`, `fn`, or `server name(`, which lacks its `fn`.
pub(super) fn starts_function(cursor: &Cursor) -> bool {
    let is_kind = || cursor.peek_ident(0).is_some_and(|ident| Kind::from_keyword(&ident.to_string()).is_some());
    cursor.is_word(0, "fn")
        || (cursor.peek_ident(0).is_some() && cursor.is_word(1, "fn"))
        || (is_kind() && cursor.peek_ident(1).is_some() && !cursor.is_word(2, "fn"))
        || (is_kind() && is_modifier(cursor, 1))
        || (is_kind() && cursor.is_word(2, "fn") && cursor.is_group(3, Delimiter::Parenthesis))
}

/// Returns `true` at `data: { … }` or `data = { … }`.
pub(super) fn starts_assigned_section(cursor: &Cursor) -> bool {
    let is_section = SECTIONS.iter().any(|section| cursor.is_word(0, section));
    is_section && (cursor.is_punct(1, ':') || cursor.is_punct(1, '=')) && cursor.is_group(2, Delimiter::Brace)
}

/// Skips at least one token, to the next item or past the end of one. Returns `true` if that item
/// ended in braces.
pub(super) fn skip_to_item(cursor: &mut Cursor) -> bool {
    while let Some(tree) = cursor.next() {
        let braces = matches!(&tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        let ends = braces || matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == ';');
        if ends || starts_item(cursor) {
            return braces;
        }
    }
    false
}

/// Returns `true` if an item clearly starts here.
pub(super) fn starts_item(cursor: &Cursor) -> bool {
    let is_section = SECTIONS.iter().any(|section| cursor.is_word(0, section));
    cursor.is_attribute(0) || starts_function(cursor) || (is_section && cursor.is_group(1, Delimiter::Brace))
}

/// Returns `true` at the start of a field: `name:`, `secret name:`, or an attribute.
pub(super) fn starts_field(cursor: &Cursor) -> bool {
    starts_field_at(cursor, 0)
}

pub(super) fn starts_field_at(cursor: &Cursor, ahead: usize) -> bool {
    let is_name = |ahead| cursor.peek_ident(ahead).is_some() && cursor.is_colon(ahead + 1);
    is_name(ahead) || (cursor.is_word(ahead, "secret") && is_name(ahead + 1)) || cursor.is_attribute(ahead)
}
