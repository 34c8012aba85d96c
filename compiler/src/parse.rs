//! Tokens to syntax. Recovers at each setting, function and section: what is broken is reported
//! once and marked, so that nothing follows from it.

mod attributes;
mod cursor;
mod depth;
mod fields;
mod function;
mod types;
mod values;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Visibility;
use widget_functions_spec::Kind;

use crate::errors::{Errors, Place, Report, nearest};
use crate::keywords;
use crate::syntax::{Attribute, Fields, Widget};
pub(crate) use attributes::{Argument, parse_arguments};
use cursor::Cursor;

const SECTIONS: [&str; 2] = keywords::names(&keywords::SECTIONS);
const ITEMS: &str = "a widget holds `config { … }`, `data { … }` and functions: `server fn name() { … }`";

/// Reads a declaration. `None` where there is not even a widget's body.
pub(crate) fn parse(input: TokenStream, errors: &mut Errors) -> Option<Widget> {
    if let Some(span) = depth::find_too_deep(input.clone()) {
        errors.push(Report::new(span, "the brackets are nested too deeply"));
        return None;
    }
    let mut cursor = Cursor::of_stream(input, Span::call_site());
    let attributes = attributes::parse_attributes(&mut cursor, errors);
    let vis = parse_visibility(&mut cursor, errors);
    parse_keyword(&mut cursor, errors)?;
    let name = parse_name(&mut cursor, errors);
    let Some(body) = parse_body(&mut cursor, errors) else {
        errors.push(cursor.expected("`{`").help("a widget is declared as `pub widget name { … }`"));
        return None;
    };
    if !cursor.is_at_end() {
        let message = format!("unexpected {} behind the widget", cursor.found());
        errors.push(Report::new(cursor.place(), message).help("one call of the macro declares one widget"));
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
        errors.push(Report::new(place, "unknown visibility").help("write `pub`, `pub(crate)` or `pub(super)`"));
        Visibility::Inherited
    })
}

/// Reads `widget`, also where it is missing or misspelt before what is clearly one.
fn parse_keyword(cursor: &mut Cursor, errors: &mut Errors) -> Option<()> {
    if cursor.is_word(0, "widget") {
        cursor.skip(1);
        return Some(());
    }
    errors.push(cursor.expected("`widget`").help("a widget is declared as `pub widget name { … }`"));
    let is_name = |ahead| cursor.peek_ident(ahead).is_some() && cursor.is_group(ahead + 1, Delimiter::Brace);
    if is_name(0) {
        return Some(());
    }
    let is_misspelt = cursor.peek_ident(0).is_some() && is_name(1);
    cursor.skip(1);
    is_misspelt.then_some(())
}

fn parse_name(cursor: &mut Cursor, errors: &mut Errors) -> Option<Ident> {
    let name = cursor.eat_ident();
    if name.is_none() {
        errors.push(cursor.expected("the widget's name"));
    }
    name
}

fn parse_body(cursor: &mut Cursor, errors: &mut Errors) -> Option<Group> {
    if cursor.is_punct(0, '<') {
        errors.push(Report::new(cursor.place(), "a widget has no generics and no lifetimes"));
        while !cursor.is_at_end() && !cursor.is_group(0, Delimiter::Brace) {
            cursor.skip(1);
        }
    }
    cursor.eat_group(Delimiter::Brace)
}

/// The items of a widget, while they are read.
struct Items<'a> {
    widget: &'a mut Widget,
    /// The sections that were read.
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
                    self.errors.push(Report::new(&attribute.group, "nothing stands behind this attribute"));
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
            let report = Report::new(&public, "`pub` stands on the widget only");
            self.errors.push(report.help("remove it: what a widget declares is public in its module"));
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
            let report = Report::new(&punct, format!("unexpected `{punct}` behind `{name}`"));
            self.errors.push(report.help(format!("write `{name} {{ … }}`")));
        }
        let (Some(name), Some(group)) = (name, cursor.eat_group(Delimiter::Brace)) else {
            return self.skip_unknown(cursor);
        };
        if let Some(attribute) = attributes.first() {
            let report = Report::new(&attribute.group, format!("`{name}` takes no attributes and no doc comments"));
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

    /// The section that a name stands for, also where it is misspelt.
    fn section(&mut self, name: &Ident) -> Option<&mut Fields> {
        let written = name.to_string();
        let meant = match SECTIONS.into_iter().find(|section| *section == written) {
            Some(section) => section,
            None => {
                let report = Report::new(name, format!("unknown section `{written}`"));
                self.errors.push(report.possible(&written, "sections", &SECTIONS));
                nearest(&written, &SECTIONS)?
            }
        };
        if self.seen.contains(&meant) && meant == written {
            let report = Report::new(name, format!("duplicate section `{written}`"));
            self.errors.push(report.help("put all its fields into one"));
        }
        self.seen.push(meant);
        Some(if meant == "config" { &mut self.widget.config } else { &mut self.widget.data })
    }

    /// Reports what is no item, and skips to the next.
    fn skip_unknown(&mut self, cursor: &mut Cursor) {
        match cursor.peek_punct(0).map(|punct| punct.as_char()) {
            Some(stray @ (';' | ',')) => {
                self.errors.push(Report::new(cursor.place(), format!("stray `{stray}`")).help("remove it"));
                return cursor.skip(1);
            }
            _ => self.errors.push(cursor.expected("`config`, `data` or a function").help(ITEMS)),
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

/// `server fn`, `fn`, or `server name(`, where `fn` is missing.
fn starts_function(cursor: &Cursor) -> bool {
    let is_kind = || cursor.peek_ident(0).is_some_and(|ident| Kind::from_keyword(&ident.to_string()).is_some());
    cursor.is_word(0, "fn")
        || (cursor.peek_ident(0).is_some() && cursor.is_word(1, "fn"))
        || (is_kind() && cursor.peek_ident(1).is_some() && !cursor.is_word(2, "fn"))
        || (is_kind() && function::is_modifier(cursor, 1))
        || (is_kind() && cursor.is_word(2, "fn") && cursor.is_group(3, Delimiter::Parenthesis))
}

/// `data: { … }` or `data = { … }`.
fn starts_assigned_section(cursor: &Cursor) -> bool {
    let is_section = SECTIONS.iter().any(|section| cursor.is_word(0, section));
    is_section && (cursor.is_punct(1, ':') || cursor.is_punct(1, '=')) && cursor.is_group(2, Delimiter::Brace)
}

/// Skips at least one token, up to the next item or behind what ended one. Whether that were braces.
fn skip_to_item(cursor: &mut Cursor) -> bool {
    while let Some(tree) = cursor.next() {
        let braces = matches!(&tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        let ends = braces || matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == ';');
        if ends || starts_item(cursor) {
            return braces;
        }
    }
    false
}

/// Whether an item clearly starts here.
fn starts_item(cursor: &Cursor) -> bool {
    let is_section = SECTIONS.iter().any(|section| cursor.is_word(0, section));
    cursor.is_attribute(0) || starts_function(cursor) || (is_section && cursor.is_group(1, Delimiter::Brace))
}
