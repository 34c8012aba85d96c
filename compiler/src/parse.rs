//! Parses tokens to syntax.
//!
//! The parser recovers at each setting, function, and section. It reports a broken part once and marks
//! it, so that no further errors follow from it.

mod attributes;
mod boundaries;
mod cursor;
mod depth;
mod fields;
mod function;
mod types;
mod values;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::ToTokens;
use syn::Visibility;

use crate::errors::{Errors, Place, Report, nearest, shown};
use crate::syntax::{Attribute, Fields, Widget};
pub(crate) use attributes::{Argument, parse_arguments};
use boundaries::{SECTIONS, skip_to_item, starts_assigned_section, starts_function};
use cursor::Cursor;
pub(crate) use cursor::describe;

const ITEMS: &str = "a widget contains `config { … }`, `data { … }`, and functions such as `server fn name() { … }`";
const WIDGET: &str = "write `pub widget name { … }`";

/// Parses a declaration. Returns `None` if it does not even have the body of a widget.
pub(crate) fn parse(input: TokenStream, errors: &mut Errors) -> Option<Widget> {
    if let Some(span) = depth::find_too_deep(input.clone()) {
        let report = Report::new(span, "brackets are nested too deeply");
        errors.push(report.note(format!("the limit is {} levels", depth::MAX_DEPTH)));
        return None;
    }
    let mut cursor = Cursor::of_stream(input, Span::call_site());
    let attributes = attributes::parse_attributes(&mut cursor, errors);
    let vis = parse_visibility(&mut cursor, errors);
    parse_keyword(&mut cursor, errors)?;
    let name = parse_name(&mut cursor, errors);
    let Some(body) = parse_body(&mut cursor, errors) else {
        errors.push(cursor.expected("`{`").help(WIDGET));
        return None;
    };
    if !cursor.is_at_end() {
        let report = Report::new(cursor.place(), format!("unexpected {} after the widget", cursor.found()));
        let report = report.help("declare each widget in a `widget_functions! { … }` of its own");
        errors.push(report.note("one call of the macro declares one widget"));
    }
    let (config, data) = (Fields::none(), Fields::none());
    let mut widget = Widget { attributes, vis, name, config, data, functions: Vec::new(), openers: Vec::new() };
    Items { widget: &mut widget, seen: Vec::new(), errors }.parse(&body);
    Some(widget)
}

fn parse_visibility(cursor: &mut Cursor, errors: &mut Errors) -> Visibility {
    let Some(public) = cursor.eat_word("pub") else { return Visibility::Inherited };
    let mut tokens = public.to_token_stream();
    let restriction = cursor.eat_group(Delimiter::Parenthesis);
    restriction.to_tokens(&mut tokens);
    syn::parse2(tokens).unwrap_or_else(|_| {
        let place = restriction.as_ref().map_or_else(|| Place::from(&public), Place::from);
        let written = restriction.as_ref().map(Group::to_string).unwrap_or_default();
        let report = Report::new(place, format!("invalid visibility `pub{}`", shown(&written)));
        errors.push(report.help("write `pub`, `pub(crate)`, or `pub(super)`"));
        Visibility::Inherited
    })
}

/// Parses the keyword `widget`. It may be missing or misspelled before what is clearly a widget.
fn parse_keyword(cursor: &mut Cursor, errors: &mut Errors) -> Option<()> {
    if cursor.is_word(0, "widget") {
        cursor.skip(1);
        return Some(());
    }
    let report = cursor.expected("`widget`");
    let is_near = cursor.peek_ident(0).is_some_and(|ident| nearest(&ident.to_string(), &["widget"]).is_some());
    let report = if is_near { report.help("did you mean `widget`?") } else { report };
    errors.push(report.help(WIDGET));
    let is_name = |ahead| cursor.peek_ident(ahead).is_some() && cursor.is_group(ahead + 1, Delimiter::Brace);
    if is_name(0) {
        return Some(());
    }
    let is_misspelled = cursor.peek_ident(0).is_some() && is_name(1);
    cursor.skip(1);
    is_misspelled.then_some(())
}

fn parse_name(cursor: &mut Cursor, errors: &mut Errors) -> Option<Ident> {
    let name = cursor.eat_ident();
    if name.is_none() {
        errors.push(cursor.expected("a widget name").help(WIDGET));
    }
    name
}

fn parse_body(cursor: &mut Cursor, errors: &mut Errors) -> Option<Group> {
    if cursor.is_punct(0, '<') {
        errors.push(Report::new(cursor.place(), "generic parameters are not allowed on a widget").help("remove them"));
        while !cursor.is_at_end() && !cursor.is_group(0, Delimiter::Brace) {
            cursor.skip(1);
        }
    }
    cursor.eat_group(Delimiter::Brace)
}

/// Parses the items of a widget into it.
struct Items<'a> {
    widget: &'a mut Widget,
    /// The sections so far.
    seen: Vec<&'static str>,
    errors: &'a mut Errors,
}

impl Items<'_> {
    fn parse(mut self, body: &Group) {
        let mut cursor = Cursor::of_group(body);
        while !cursor.is_at_end() {
            let attributes = attributes::parse_attributes(&mut cursor, self.errors);
            if cursor.is_at_end() {
                if let Some(attribute) = attributes.last() {
                    let report = Report::new(&attribute.group, "missing item after this attribute");
                    self.errors.push(report.help("remove the attribute, or add a function after it"));
                }
                return;
            }
            self.skip_visibility(&mut cursor);
            if !cursor.is_word(1, "fn") {
                function::skip_modifiers(&mut cursor, self.errors);
            }
            self.parse_item(&mut cursor, attributes);
        }
    }

    fn skip_visibility(&mut self, cursor: &mut Cursor) {
        if let Some(public) = cursor.eat_word("pub") {
            let report = Report::new(&public, "`pub` is not allowed on an item of a widget").help("remove `pub`");
            self.errors.push(report.note("the items of a widget are public in its module"));
            cursor.eat_group(Delimiter::Parenthesis);
        }
    }

    fn parse_item(&mut self, cursor: &mut Cursor, attributes: Vec<Attribute>) {
        self.widget.openers.extend(cursor.peek_ident(0).cloned());
        if starts_function(cursor) {
            let function = function::parse_function(cursor, attributes, self.errors);
            self.widget.functions.push(function);
        } else if cursor.is_group(1, Delimiter::Brace) || starts_assigned_section(cursor) {
            self.parse_section(cursor, &attributes);
        } else {
            self.skip_unknown(cursor);
        }
    }

    fn parse_section(&mut self, cursor: &mut Cursor, attributes: &[Attribute]) {
        let name = cursor.eat_ident();
        if let (Some(name), Some(punct)) = (&name, cursor.eat_punct(':').or_else(|| cursor.eat_punct('='))) {
            let report = Report::new(&punct, format!("unexpected `{punct}` after `{name}`"));
            self.errors.push(report.help(format!("write `{name} {{ … }}`")));
        }
        let (Some(name), Some(group)) = (name, cursor.eat_group(Delimiter::Brace)) else {
            return self.skip_unknown(cursor);
        };
        if let Some(attribute) = attributes.first() {
            let message = format!("attributes and doc comments are not allowed on `{name}`");
            let report = Report::new(&attribute.group, message);
            self.errors.push(report.help("document its fields, or write a `//` comment"));
        }
        let read = fields::parse_fields(&group, self.errors);
        match self.section(&name) {
            Some(section) => {
                section.section.get_or_insert(name.span());
                section.fields.extend(read.fields);
                section.complete &= read.complete;
            }
            None => {
                self.widget.config.complete = false;
                self.widget.data.complete = false;
            }
        }
    }

    /// Returns the section with this name, which may be misspelled.
    fn section(&mut self, name: &Ident) -> Option<&mut Fields> {
        let written = name.to_string();
        let meant = match SECTIONS.into_iter().find(|section| *section == written) {
            Some(section) => section,
            None => {
                let report = Report::new(name, format!("unknown section `{written}`"));
                self.errors.push(report.possible(&written, "available sections", &SECTIONS));
                nearest(&written, &SECTIONS)?
            }
        };
        if self.seen.contains(&meant) && meant == written {
            let first = if meant == "config" { &self.widget.config } else { &self.widget.data };
            let report = Report::new(name, format!("duplicate section `{written}`"));
            let report = report.help(format!("move its fields into the first `{written}`"));
            self.errors.push(match first.section {
                Some(first) => report.note_at(first, "first defined"),
                None => report,
            });
        }
        self.seen.push(meant);
        Some(if meant == "config" { &mut self.widget.config } else { &mut self.widget.data })
    }

    /// Reports tokens that are not an item, and skips to the next item.
    fn skip_unknown(&mut self, cursor: &mut Cursor) {
        match cursor.peek_punct(0).map(|punct| punct.as_char()) {
            Some(stray @ (';' | ',')) => {
                self.errors.push(Report::new(cursor.place(), format!("unexpected `{stray}`")).help("remove it"));
                return cursor.skip(1);
            }
            _ => self.errors.push(cursor.expected("`config`, `data`, or a function").note(ITEMS)),
        }
        if let Some(name) = cursor.peek_ident(0) {
            match nearest(&name.to_string(), &SECTIONS) {
                Some("config") => self.widget.config.complete = false,
                Some(_) => self.widget.data.complete = false,
                None => {}
            }
        }
        if skip_to_item(cursor) {
            self.widget.config.complete = false;
            self.widget.data.complete = false;
        }
    }
}
