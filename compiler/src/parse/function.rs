//! Parses functions: `server fn name(…) -> { … } { … }`.

use proc_macro2::{Delimiter, Ident};
use widget_functions_spec::Kind;

use super::boundaries::{MODIFIERS, is_modifier, skip_to_item, starts_item};
use super::cursor::Cursor;
use super::fields::parse_fields;
use super::values::parse_entries;
use crate::errors::{Errors, Report, nearest_by_letters};
use crate::syntax::{Attribute, Entries, Fields, Function, Returns};

const KINDS: &str = "available kinds";

/// Parses a function, from its kind or from `fn`.
pub(super) fn parse_function(cursor: &mut Cursor, attributes: Vec<Attribute>, errors: &mut Errors) -> Function {
    let kind = parse_kind(cursor, errors);
    let Some(name) = parse_name(cursor, errors) else {
        return skip_function(cursor, attributes, kind, errors);
    };
    let (inputs, mut intact) = match parse_inputs(cursor, &name, errors) {
        Some(inputs) => (inputs, true),
        None => (Fields::unknown(), false),
    };
    let returns = parse_returns(cursor, kind, errors);
    intact &= returns.as_ref().is_none_or(|returns| returns.fields.complete);
    let settings = parse_settings(cursor, intact, errors);
    Function { attributes, kind, name: Some(name), inputs, returns, settings }
}

/// Parses the kind and `fn`. Takes a misspelled kind for the nearest one.
fn parse_kind(cursor: &mut Cursor, errors: &mut Errors) -> Option<Kind> {
    let keywords = Kind::ALL.map(Kind::keyword);
    if let Some(keyword) = cursor.eat_word("fn") {
        let kind = cursor.peek_ident(0).and_then(|ident| Kind::from_keyword(&ident.to_string()));
        if let Some(kind) = kind.filter(|_| cursor.peek_ident(1).is_some()) {
            cursor.skip(1);
            let report = Report::new(&keyword, "unexpected `fn` before the kind");
            errors.push(report.help(format!("write `{} fn`", kind.keyword())));
            return Some(kind);
        }
        let report = Report::new(&keyword, "missing function kind").help("write the kind before `fn`");
        errors.push(report.possible("", KINDS, &keywords));
        return None;
    }
    let written = cursor.eat_ident()?;
    let name = written.to_string();
    if MODIFIERS.contains(&name.as_str()) && cursor.eat_word("fn").is_some() {
        let report = modifier_error(&written).help(format!("replace `{name}` with a kind"));
        errors.push(report.possible("", KINDS, &keywords));
        return None;
    }
    skip_modifiers(cursor, errors);
    let kind = Kind::from_keyword(&name);
    if kind.is_none() {
        let report = Report::new(&written, format!("unknown function kind `{name}`"));
        errors.push(report.possible(&name, KINDS, &keywords));
    }
    if cursor.eat_word("fn").is_none() {
        let report = Report::new(cursor.place(), format!("missing `fn` after `{name}`"));
        errors.push(report.help(format!("write `{name} fn`")));
        let is_misspelled = cursor.peek_ident(1).is_some() && cursor.is_group(2, Delimiter::Parenthesis);
        cursor.skip(usize::from(is_misspelled && !cursor.is_word(1, "fn")));
    }
    kind.or_else(|| nearest_by_letters(&name, &keywords).and_then(Kind::from_keyword))
}

fn modifier_error(modifier: &Ident) -> Report {
    let report = Report::new(modifier, format!("`{modifier}` is not allowed on a function"));
    report.note("a function is a declaration and contains no Rust code")
}

/// Reports `async` and the like, and skips them.
pub(super) fn skip_modifiers(cursor: &mut Cursor, errors: &mut Errors) {
    while is_modifier(cursor, 0) {
        let Some(modifier) = cursor.eat_ident() else { return };
        errors.push(modifier_error(&modifier).help(format!("remove `{modifier}`")));
    }
}

/// Parses the name. An unexpected word may precede it.
fn parse_name(cursor: &mut Cursor, errors: &mut Errors) -> Option<Ident> {
    let Some(first) = cursor.eat_ident() else {
        errors.push(cursor.expected("a function name after `fn`"));
        return None;
    };
    if !cursor.is_group(1, Delimiter::Parenthesis) || cursor.eat_word("fn").is_some() {
        return Some(first);
    }
    let Some(name) = cursor.eat_ident() else { return Some(first) };
    let report = Report::new(&first, format!("unexpected `{first}` before the function name"));
    errors.push(report.help(format!("write `fn {name}`")));
    Some(name)
}

/// Parses the rest of a function without a name. The token in its place may hide inputs and settings.
fn skip_function(cursor: &mut Cursor, attributes: Vec<Attribute>, kind: Option<Kind>, errors: &mut Errors) -> Function {
    let (mut inputs, mut returns, mut settings) = (Fields::unknown(), None, Entries::unknown());
    if let Some(group) = cursor.eat_group(Delimiter::Parenthesis) {
        inputs = parse_fields(&group, errors);
        returns = parse_returns(cursor, kind, errors);
        settings = parse_settings(cursor, false, errors);
    } else if !starts_item(cursor) {
        skip_to_item(cursor);
    }
    Function { attributes, kind, name: None, inputs, returns, settings }
}

fn parse_inputs(cursor: &mut Cursor, name: &Ident, errors: &mut Errors) -> Option<Fields> {
    if cursor.is_punct(0, '<') {
        let report = Report::new(cursor.place(), "generic parameters are not allowed on a function");
        errors.push(report.help("write concrete types, such as `String`"));
        skip_until(cursor, |cursor| cursor.is_group(0, Delimiter::Parenthesis));
        return cursor.eat_group(Delimiter::Parenthesis).map(|group| parse_fields(&group, errors));
    }
    let Some(group) = cursor.eat_group(Delimiter::Parenthesis) else {
        let report = cursor.expected(&format!("`(…)` after `{name}`"));
        errors.push(report.help(format!("write `{name}()`, or declare inputs: `{name}(note: String)`")));
        return None;
    };
    Some(parse_fields(&group, errors))
}

fn parse_returns(cursor: &mut Cursor, kind: Option<Kind>, errors: &mut Errors) -> Option<Returns> {
    let arrow = cursor.place();
    let has_arrow = cursor.is_arrow(0);
    cursor.skip(if has_arrow { 2 } else { 0 });
    let ahead = find_returns(cursor);
    if !has_arrow && ahead.is_none() {
        return None;
    }
    if let Some(ahead) = ahead.filter(|ahead| *ahead > 0 || !has_arrow) {
        let wanted = if has_arrow { "return fields in braces" } else { "`->`" };
        errors.push(cursor.expected(wanted).help("write `-> { name: Type }`"));
        cursor.skip(ahead);
    }
    if let Some(group) = cursor.eat_group(Delimiter::Brace) {
        return Some(Returns { place: (&group).into(), fields: parse_fields(&group, errors) });
    }
    // The checks reject return fields of such a kind, so their form does not matter.
    if kind.is_none_or(Kind::has_returns) {
        let ty = cursor.peek_ident(0).filter(|_| !cursor.is_punct(1, '<'));
        let ty = ty.map_or_else(|| "Type".to_owned(), Ident::to_string);
        let report = cursor.expected("return fields in braces");
        errors.push(report.help(format!("write `-> {{ name: {ty} }}`, with a name for each return field")));
    }
    skip_until(cursor, |_| false);
    if find_returns(cursor) == Some(0) {
        cursor.skip(1);
    }
    Some(Returns { place: arrow, fields: Fields::unknown() })
}

/// Finds braces that can only be return fields because settings follow them, after what was meant to be
/// an arrow. Returns how many tokens ahead they are.
fn find_returns(cursor: &Cursor) -> Option<usize> {
    let puncts = (0..=3).take_while(|ahead| cursor.peek_punct(*ahead).is_some_and(|punct| punct.as_char() != ';'));
    let ahead = puncts.count();
    let has_settings = cursor.is_group(ahead + 1, Delimiter::Brace) || (ahead > 0 && cursor.is_punct(ahead + 1, ';'));
    (cursor.is_group(ahead, Delimiter::Brace) && has_settings).then_some(ahead)
}

/// Skips to the settings or the end of the function, or to the next item.
fn skip_until(cursor: &mut Cursor, found: impl Fn(&Cursor) -> bool) {
    while !cursor.is_at_end() {
        let ends = cursor.is_group(0, Delimiter::Brace) || cursor.is_punct(0, ';') || starts_item(cursor);
        if ends || found(cursor) {
            return;
        }
        cursor.skip(1);
    }
}

/// Parses the settings. If the head is not intact, reports no missing settings.
fn parse_settings(cursor: &mut Cursor, intact: bool, errors: &mut Errors) -> Entries {
    if let Some(group) = cursor.eat_group(Delimiter::Brace) {
        return parse_entries(&group, errors);
    }
    if cursor.eat_punct(';').is_some() {
        return Entries { complete: intact, ..Entries::none() };
    }
    if intact {
        errors.push(cursor.expected("settings in braces or `;`"));
    }
    skip_until(cursor, |_| false);
    let group = cursor.eat_group(Delimiter::Brace);
    cursor.eat_punct(';');
    match group {
        Some(group) => parse_entries(&group, errors),
        None => Entries::unknown(),
    }
}
