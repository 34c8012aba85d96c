//! Parses attributes: `#[…]` before an item or a field.

use proc_macro2::{Delimiter, Group, Ident, TokenTree};

use super::cursor::Cursor;
use crate::errors::{Errors, Report};
use crate::literal::Text;
use crate::syntax::Attribute;

/// Parses all attributes at the cursor.
pub(super) fn parse_attributes(cursor: &mut Cursor, errors: &mut Errors) -> Vec<Attribute> {
    let mut attributes = Vec::new();
    while cursor.is_punct(0, '#') {
        let Some(pound) = cursor.next() else { break };
        let inner = cursor.eat_punct('!');
        match (inner, cursor.eat_group(Delimiter::Bracket)) {
            (Some(bang), Some(_)) => {
                let report = Report::new(&bang, "inner attributes and doc comments are not allowed here");
                errors.push(report.help("write `#[…]` or `///` before the item"));
            }
            (_, None) => errors.push(cursor.expected("`[…]` after `#`")),
            (None, Some(group)) => attributes.push(Attribute { pound, group }),
        }
    }
    attributes
}

/// Reports attributes before an item that cannot have any, and skips them.
pub(super) fn reject_attributes(cursor: &mut Cursor, on: &str, errors: &mut Errors) {
    let attributes = parse_attributes(cursor, errors);
    if let Some(attribute) = attributes.first() {
        let message = format!("attributes and doc comments are not allowed on {on}");
        let report = Report::new(&attribute.group, message);
        errors.push(report.help("write a `//` comment, or move it before the function"));
    }
}

/// `key = "value"` inside `#[widget(…)]`.
pub(crate) struct Argument {
    pub(crate) key: Ident,
    /// `None` if it is not a string literal.
    pub(crate) value: Option<Text>,
}

/// Parses the arguments of `#[widget(…)]`.
pub(crate) fn parse_arguments(group: &Group, errors: &mut Errors) -> Vec<Argument> {
    let mut cursor = Cursor::of_group(group);
    let mut arguments = Vec::new();
    while !cursor.is_at_end() {
        match cursor.eat_ident() {
            Some(key) => {
                let value = parse_value(&mut cursor, &key, errors);
                arguments.push(Argument { key, value });
                cursor.end_item(errors, |_| false);
            }
            None => {
                errors.push(cursor.expected("`rename = \"…\"`"));
                cursor.recover(|_| false);
            }
        }
    }
    arguments
}

fn parse_value(cursor: &mut Cursor, key: &Ident, errors: &mut Errors) -> Option<Text> {
    if cursor.eat_punct('=').is_some()
        && let Some(TokenTree::Literal(literal)) = cursor.peek(0)
        && let Some(text) = Text::read(literal)
    {
        cursor.skip(1);
        return Some(text);
    }
    errors.push(cursor.expected(&format!("`{key} = \"…\"`")));
    while !cursor.is_at_end() && !cursor.is_punct(0, ',') {
        cursor.skip(1);
    }
    None
}
