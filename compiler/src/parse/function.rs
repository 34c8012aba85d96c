//! `server fn name(…) -> { … } { … }`.

use proc_macro2::{Delimiter, Ident};

use super::cursor::Cursor;
use super::fields::parse_fields;
use super::values::parse_entries;
use super::{skip_to_item, starts_item};
use crate::errors::{Errors, Report, nearest_by_letters};
use crate::kind::Kind;
use crate::syntax::{Attribute, Entries, Fields, Function, Returns};

/// Reads a function; the cursor stands at its kind, or at `fn`.
pub(super) fn parse_function(cursor: &mut Cursor, attributes: Vec<Attribute>, errors: &mut Errors) -> Function {
    let kind = parse_kind(cursor, errors);
    let Some(name) = cursor.eat_ident() else {
        errors.push(cursor.expected("the function's name behind `fn`"));
        return skip_function(cursor, attributes, kind);
    };
    let (inputs, mut intact) = match parse_inputs(cursor, &name, errors) {
        Some(inputs) => (inputs, true),
        None => (Fields::unknown(), false),
    };
    let returns = parse_returns(cursor, errors);
    intact &= returns.as_ref().is_none_or(|returns| returns.fields.complete);
    let settings = parse_settings(cursor, intact, errors);
    Function { attributes, kind, name: Some(name), inputs, returns, settings }
}

/// Reads what stands before the name. A kind that is misspelt is taken for the nearest.
fn parse_kind(cursor: &mut Cursor, errors: &mut Errors) -> Option<Kind> {
    let keywords = Kind::ALL.map(Kind::keyword);
    if let Some(keyword) = cursor.eat_word("fn") {
        let report = Report::new(&keyword, "a function without a kind");
        errors.push(report.help(format!("write one of {} before `fn`", crate::errors::list(&keywords))));
        return None;
    }
    let written = cursor.eat_ident()?;
    let name = written.to_string();
    if MODIFIERS.contains(&name.as_str()) && cursor.eat_word("fn").is_some() {
        let report = refused_modifier(&written);
        errors.push(report.help(format!("write one of {} in its place", crate::errors::list(&keywords))));
        return None;
    }
    skip_modifiers(cursor, errors);
    let kind = Kind::from_keyword(&name);
    if kind.is_none() {
        let report = Report::new(&written, format!("unknown kind of function `{name}`"));
        errors.push(report.possible(&name, "kinds", &keywords));
    }
    if cursor.eat_word("fn").is_none() {
        let report = Report::new(cursor.place(), format!("missing `fn` behind `{name}`"));
        errors.push(report.help(format!("write `{name} fn`")));
    }
    kind.or_else(|| nearest_by_letters(&name, &keywords).and_then(Kind::from_keyword))
}

/// What can stand before a Rust function's `fn`.
const MODIFIERS: [&str; 4] = ["async", "unsafe", "const", "extern"];

pub(super) fn is_modifier(cursor: &Cursor, ahead: usize) -> bool {
    MODIFIERS.iter().any(|modifier| cursor.is_word(ahead, modifier))
}

fn refused_modifier(modifier: &Ident) -> Report {
    Report::new(modifier, format!("a function of a widget is not `{modifier}`: it declares, and runs no code of yours"))
}

/// Reports `async` and the like, and skips them.
pub(super) fn skip_modifiers(cursor: &mut Cursor, errors: &mut Errors) {
    while is_modifier(cursor, 0) {
        let Some(modifier) = cursor.eat_ident() else { return };
        errors.push(refused_modifier(&modifier).help("remove it"));
    }
}

/// Leaves out a function whose name is missing, which may hide inputs and settings.
fn skip_function(cursor: &mut Cursor, attributes: Vec<Attribute>, kind: Option<Kind>) -> Function {
    if !starts_item(cursor) {
        skip_to_item(cursor);
    }
    let (inputs, settings) = (Fields::unknown(), Entries::unknown());
    Function { attributes, kind, name: None, inputs, returns: None, settings }
}

fn parse_inputs(cursor: &mut Cursor, name: &Ident, errors: &mut Errors) -> Option<Fields> {
    if cursor.is_punct(0, '<') {
        errors.push(Report::new(cursor.place(), "a function has no generics and no lifetimes"));
        skip_until(cursor, |cursor| cursor.is_group(0, Delimiter::Parenthesis));
        return cursor.eat_group(Delimiter::Parenthesis).map(|group| parse_fields(&group, errors));
    }
    let Some(group) = cursor.eat_group(Delimiter::Parenthesis) else {
        let report = cursor.expected(&format!("`(…)` behind `{name}`"));
        errors.push(report.help(format!("write `{name}()`, or its inputs between the parentheses: `(note: String)`")));
        return None;
    };
    Some(parse_fields(&group, errors))
}

fn parse_returns(cursor: &mut Cursor, errors: &mut Errors) -> Option<Returns> {
    if !cursor.is_arrow(0) {
        return None;
    }
    let arrow = cursor.place();
    cursor.skip(2);
    if let Some(group) = cursor.eat_group(Delimiter::Brace) {
        return Some(Returns { place: (&group).into(), fields: parse_fields(&group, errors) });
    }
    let ty = cursor.peek_ident(0).filter(|_| !cursor.is_punct(1, '<'));
    let ty = ty.map_or_else(|| "Type".to_owned(), Ident::to_string);
    let report = cursor.expected("return fields in braces");
    errors.push(report.help(format!("return fields are named, and written `-> {{ name: {ty} }}`")));
    skip_until(cursor, |_| false);
    Some(Returns { place: arrow, fields: Fields::unknown() })
}

/// Skips to what may be the function's settings, its end, or the next item.
fn skip_until(cursor: &mut Cursor, found: impl Fn(&Cursor) -> bool) {
    while !cursor.is_at_end() {
        let ends = cursor.is_group(0, Delimiter::Brace) || cursor.is_punct(0, ';') || starts_item(cursor);
        if ends || found(cursor) {
            return;
        }
        cursor.skip(1);
    }
}

/// Reads the settings; where the head is not intact, nothing more is reported of what is missing.
fn parse_settings(cursor: &mut Cursor, intact: bool, errors: &mut Errors) -> Entries {
    if let Some(group) = cursor.eat_group(Delimiter::Brace) {
        return parse_entries(&group, errors);
    }
    if cursor.eat_punct(';').is_some() {
        return Entries { complete: intact, ..Entries::none() };
    }
    if intact {
        errors.push(cursor.expected("`{ … }` with the function's settings, or `;`"));
    }
    skip_until(cursor, |_| false);
    let group = cursor.eat_group(Delimiter::Brace);
    cursor.eat_punct(';');
    match group {
        Some(group) => parse_entries(&group, errors),
        None => Entries::unknown(),
    }
}
