//! Parses the fields of sections, inputs, and return fields.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, TokenTree};

use super::attributes::parse_attributes;
use super::boundaries::{starts_field, starts_field_at};
use super::cursor::Cursor;
use super::types::parse_type;
use crate::errors::{Errors, Report, nearest};
use crate::syntax::{Attribute, Default, Field, Fields};

const FIELD: &str = "write `name: Type`";

/// Parses the fields between two delimiters.
pub(super) fn parse_fields(group: &Group, errors: &mut Errors) -> Fields {
    let mut cursor = Cursor::of_group(group);
    let mut fields = Fields::none();
    while !cursor.is_at_end() {
        match parse_field(&mut cursor, errors) {
            Some(field) => {
                let has_type = field.ty.is_some();
                fields.fields.push(field);
                match has_type {
                    true => cursor.end_item(errors, starts_field),
                    false => cursor.recover(starts_field),
                }
            }
            None => {
                fields.complete = false;
                cursor.recover(starts_field);
            }
        }
    }
    fields
}

fn parse_field(cursor: &mut Cursor, errors: &mut Errors) -> Option<Field> {
    let attributes = parse_attributes(cursor, errors);
    if let Some(public) = cursor.eat_word("pub") {
        errors.push(Report::new(&public, "`pub` is not allowed on a field").help("remove `pub`"));
        cursor.eat_group(Delimiter::Parenthesis);
    }
    let secret = if cursor.is_colon(1) { None } else { cursor.eat_word("secret") };
    let Some(name) = cursor.eat_ident() else {
        errors.push(cursor.expected("a name").help(FIELD));
        cursor.skip(usize::from(!cursor.is_punct(0, ',')));
        return None;
    };
    if starts_field(cursor) && !cursor.is_attribute(0) && !has_colon_after_type(cursor) {
        return parse_after_stray(cursor, attributes, secret, &name, errors);
    }
    let (ty, default) = parse_type_and_default(cursor, &name, errors);
    Some(Field { attributes, stray: None, secret, name, ty, default })
}

/// Returns `true` at `Type:`, after a name: the colon belongs between the two.
fn has_colon_after_type(cursor: &Cursor) -> bool {
    cursor.is_colon(1) && (cursor.peek(2).is_none() || cursor.is_punct(2, ',') || cursor.is_punct(2, '='))
}

/// Parses a field after an unexpected word.
fn parse_after_stray(
    cursor: &mut Cursor,
    attributes: Vec<Attribute>,
    secret: Option<Ident>,
    stray: &Ident,
    errors: &mut Errors,
) -> Option<Field> {
    let report = Report::new(stray, format!("unexpected `{stray}` before {}", cursor.found()));
    let is_secret = nearest(&stray.to_string(), &["secret"]).is_some();
    errors.push(match is_secret {
        true => report.help("did you mean `secret`?"),
        false => report.help(FIELD),
    });
    let secret = secret.or_else(|| cursor.eat_word("secret")).or_else(|| is_secret.then(|| stray.clone()));
    let name = cursor.eat_ident()?;
    let (ty, default) = parse_type_and_default(cursor, &name, errors);
    Some(Field { attributes, stray: Some(stray.clone()), secret, name, ty, default })
}

fn parse_type_and_default(
    cursor: &mut Cursor,
    name: &Ident,
    errors: &mut Errors,
) -> (Option<syn::Type>, Option<Default>) {
    if !cursor.is_colon(0) {
        let ty = cursor.peek_ident(0).map_or_else(|| "Type".to_owned(), Ident::to_string);
        let message = format!("expected `:` and a type after `{name}`, found {}", cursor.found());
        errors.push(Report::new(cursor.place(), message).help(format!("write `{name}: {ty}`")));
        cursor.skip(if has_colon_after_type(cursor) { 2 } else { 0 });
        skip_rest(cursor);
        return (None, None);
    }
    cursor.skip(1);
    let ty = parse_type(cursor, name, errors);
    let default = cursor.eat_punct('=').map(|equals| parse_default(cursor, &equals, errors));
    (ty, default)
}

/// Skips the rest of a field with a reported error, to its comma.
fn skip_rest(cursor: &mut Cursor) {
    while !cursor.is_at_end() && !cursor.is_punct(0, ',') && !starts_field(cursor) {
        cursor.skip(1);
    }
}

fn parse_default(cursor: &mut Cursor, equals: &Punct, errors: &mut Errors) -> Default {
    let mut tokens = Vec::new();
    if cursor.is_punct(0, '=') {
        errors.push(cursor.expected("a value after `=`"));
        skip_rest(cursor);
    } else {
        tokens = take_expression(cursor);
        if tokens.is_empty() {
            errors.push(Report::new(equals, "missing value after `=`"));
        }
    }
    Default { equals: equals.span(), tokens }
}

/// Takes the tokens of an expression: to a `,` outside of angle brackets.
fn take_expression(cursor: &mut Cursor) -> Vec<TokenTree> {
    let mut taken: Vec<TokenTree> = Vec::new();
    let mut angles = 0usize;
    while let Some(tree) = cursor.peek(0) {
        let before = taken.last();
        match punct_of(Some(tree)) {
            Some(',') if angles == 0 || starts_field_at(cursor, 1) => break,
            Some('<') if angles > 0 || opens_angles(before) => angles += 1,
            Some('>') if !matches!(joint_punct_of(before), Some('-' | '=')) => angles = angles.saturating_sub(1),
            _ if angles == 0 && ends_operand(before) && starts_field(cursor) => break,
            _ => {}
        }
        taken.extend(cursor.next());
    }
    taken
}

/// Returns `true` if a `<` opens angle brackets after this token: after `::`, or after no operand.
fn opens_angles(before: Option<&TokenTree>) -> bool {
    match punct_of(before) {
        Some('<') => false,
        Some(character) => character != '?',
        None => before.is_none(),
    }
}

fn ends_operand(before: Option<&TokenTree>) -> bool {
    before.is_some() && (punct_of(before).is_none() || matches!(punct_of(before), Some('>' | '?')))
}

fn punct_of(tree: Option<&TokenTree>) -> Option<char> {
    match tree {
        Some(TokenTree::Punct(punct)) => Some(punct.as_char()),
        _ => None,
    }
}

fn joint_punct_of(tree: Option<&TokenTree>) -> Option<char> {
    match tree {
        Some(TokenTree::Punct(punct)) if punct.spacing() == Spacing::Joint => Some(punct.as_char()),
        _ => None,
    }
}
