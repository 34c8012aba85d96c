//! Parses the settings of a function: pairs of `name: value`, independent of the setting.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenTree};

use super::attributes::reject_attributes;
use super::cursor::Cursor;
use crate::errors::{Errors, Report, shown};
use crate::literal::Text;
use crate::syntax::{Entries, Entry, Key, Value};

const NO_EXPRESSIONS: &str = "a declaration contains no Rust expressions";

/// Parses the pairs between two braces.
pub(super) fn parse_entries(group: &Group, errors: &mut Errors) -> Entries {
    let mut cursor = Cursor::of_group(group);
    let mut entries = Entries::none();
    while !cursor.is_at_end() {
        reject_attributes(&mut cursor, "a setting", errors);
        match parse_key(&mut cursor) {
            Some(key) => match parse_entry_value(&mut cursor, &key, errors) {
                Some(value) => entries.entries.push(Entry { key, value }),
                None => {
                    entries.complete = false;
                    entries.half.extend(key.into_name());
                }
            },
            None if cursor.is_at_end() => {}
            None => {
                errors.push(cursor.expected("a name").help("write `name: value`"));
                entries.complete = false;
                cursor.recover(starts_entry);
            }
        }
    }
    entries
}

fn parse_key(cursor: &mut Cursor) -> Option<Key> {
    let key = match cursor.peek(0)? {
        TokenTree::Ident(ident) => Key::Name(ident.clone()),
        TokenTree::Literal(literal) => Key::Text(Text::read(literal)?),
        _ => return None,
    };
    cursor.skip(1);
    Some(key)
}

/// Returns `true` at the start of a pair: `name:`, or an attribute before it.
fn starts_entry(cursor: &Cursor) -> bool {
    let is_key = match cursor.peek(0) {
        Some(TokenTree::Ident(_)) => true,
        Some(TokenTree::Literal(literal)) => Text::read(literal).is_some(),
        _ => false,
    };
    (is_key && cursor.is_colon(1)) || cursor.is_attribute(0)
}

/// Parses `: value,` after a name. Returns `None` without a colon: then the word may not be a name.
fn parse_entry_value(cursor: &mut Cursor, key: &Key, errors: &mut Errors) -> Option<Value> {
    if cursor.is_colon(0) {
        cursor.skip(1);
    } else {
        let found = cursor.found();
        let name = shown(&key.name());
        let message = format!("expected `:` and a value after `{name}`, found {found}");
        errors.push(Report::new(cursor.place(), message).help(format!("write `{name}: …`")));
        if cursor.eat_punct('=').is_none() {
            skip_value(cursor);
            return None;
        }
        cursor.eat_punct('>');
    }
    Some(parse_item(cursor, starts_entry, errors))
}

/// Skips a value without its colon, or with the colon after it.
fn skip_value(cursor: &mut Cursor) {
    let ends = |ahead: usize| cursor.peek(ahead).is_none() || cursor.is_punct(ahead, ',');
    if cursor.is_colon(1) && ends(2) {
        cursor.skip(2);
    }
    cursor.recover(starts_entry);
}

/// Parses a value and the `,` after it.
fn parse_item(cursor: &mut Cursor, starts_next: impl Fn(&Cursor) -> bool, errors: &mut Errors) -> Value {
    let Some(value) = parse_value(cursor, errors) else {
        errors.push(cursor.expected("a value"));
        cursor.recover(starts_next);
        return Value::Broken;
    };
    if matches!(value, Value::Broken) {
        cursor.recover(starts_next);
        return value;
    }
    if cursor.is_at_end() || cursor.eat_punct(',').is_some() {
        return value;
    }
    if starts_next(cursor) {
        errors.push(cursor.missing_comma());
        return value;
    }
    if cursor.is_punct(0, ';') {
        errors.push(cursor.expected("`,` after the value").help("replace `;` with `,`"));
        cursor.skip(1);
        return value;
    }
    let report = cursor.expected("`,` after the value");
    errors.push(match (&value, cursor.peek_ident(0)) {
        (Value::Literal { literal, .. }, Some(unit)) => {
            report.help(format!("write the unit without a space: `{literal}{unit}`"))
        }
        _ => report.note(NO_EXPRESSIONS),
    });
    cursor.recover(starts_next);
    Value::Broken
}

/// Parses a value. Returns `None` if no value starts here.
fn parse_value(cursor: &mut Cursor, errors: &mut Errors) -> Option<Value> {
    if let Some(value) = parse_literal(cursor) {
        return Some(value);
    }
    if let Some(word) = cursor.eat_ident() {
        if let Some(short) = eat_rust(cursor, &word) {
            return Some(Value::Rust(word, short));
        }
        let tagged = parse_literal(cursor).or_else(|| parse_group(cursor, errors));
        return Some(match tagged {
            Some(Value::Broken) => Value::Broken,
            Some(value) => Value::Tagged(word, Box::new(value)),
            None => Value::Word(word),
        });
    }
    parse_group(cursor, errors)
}

/// Eats what makes a word a Rust expression: a path, a `!`, parentheses. Returns a short form of all
/// of it.
fn eat_rust(cursor: &mut Cursor, word: &Ident) -> Option<String> {
    let mut short = word.to_string();
    while cursor.is_punct(0, ':') && cursor.is_punct(1, ':') && cursor.peek_ident(2).is_some() {
        cursor.skip(2);
        short.push_str("::");
        short.extend(cursor.eat_ident().map(|ident| ident.to_string()));
    }
    let is_macro = cursor.is_punct(0, '!') && matches!(cursor.peek(1), Some(TokenTree::Group(_)));
    if is_macro {
        cursor.skip(2);
        short.push_str("!(…)");
    } else if cursor.eat_group(Delimiter::Parenthesis).is_some() {
        short.push_str("(…)");
    }
    (word != short.as_str()).then_some(short)
}

fn parse_literal(cursor: &mut Cursor) -> Option<Value> {
    let minus: Option<Span> = cursor.peek_punct(0).filter(|punct| punct.as_char() == '-').map(|punct| punct.span());
    let signs = usize::from(minus.is_some());
    let literal: Literal = match cursor.peek(signs) {
        Some(TokenTree::Literal(literal)) => literal.clone(),
        _ => return None,
    };
    cursor.skip(signs + 1);
    Some(match Text::read(&literal) {
        Some(text) if minus.is_none() => Value::Text(text),
        _ => Value::Literal { minus, literal },
    })
}

fn parse_group(cursor: &mut Cursor, errors: &mut Errors) -> Option<Value> {
    if let Some(group) = cursor.eat_group(Delimiter::Brace) {
        if let Some(token) = token_without_quotes(&group) {
            let token = format!("{{{{{}}}}}", shown(&token));
            let report = Report::new(&group, format!("missing quotes around `{token}`"));
            errors.push(report.help(format!("write `\"{token}\"`")));
            return Some(Value::Broken);
        }
        return Some(Value::Object(group.span(), parse_entries(&group, errors)));
    }
    let group = cursor.eat_group(Delimiter::Bracket)?;
    let mut items = Cursor::of_group(&group);
    let mut values = Vec::new();
    while !items.is_at_end() {
        values.push(parse_item(&mut items, |_| false, errors));
    }
    Some(Value::List(group.span(), values))
}

/// Returns the content of a `{{token}}` without quotes, from its outer braces.
fn token_without_quotes(group: &Group) -> Option<String> {
    let mut trees = group.stream().into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Group(inner)), None) if inner.delimiter() == Delimiter::Brace => {
            Some(inner.stream().to_string().replace(' ', "")).filter(|token| !token.contains([':', ',']))
        }
        _ => None,
    }
}
