//! Attributes: which can stand where, and what they say.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::Parser;

use super::wire::Case;
use crate::errors::{Errors, Place, Report, list};
use crate::literal::Text;
use crate::model::Attrs;
use crate::parse::{Argument, parse_arguments};
use crate::syntax::Attribute;

/// What an attribute stands on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Widget,
    Function,
    Config,
    Field,
}

/// What the attributes of an item say.
#[derive(Default)]
pub(super) struct Checked {
    pub(super) attrs: Attrs,
    pub(super) rename: Option<Text>,
    pub(super) rename_all: Option<Case>,
}

impl Target {
    fn possible(self) -> &'static [&'static str] {
        match self {
            Target::Widget | Target::Function => &["doc", "cfg", "deprecated", "widget"],
            Target::Config => &["doc", "deprecated"],
            Target::Field => &["doc", "deprecated", "widget"],
        }
    }

    fn named(self) -> &'static str {
        match self {
            Target::Widget => "a widget",
            Target::Function => "a function",
            Target::Config => "a config value",
            Target::Field => "a field",
        }
    }

    fn argument(self) -> &'static str {
        if self == Target::Widget { "rename_all" } else { "rename" }
    }
}

/// Checks the attributes of an item.
pub(super) fn check_attributes(attributes: &[Attribute], on: Target, errors: &mut Errors) -> Checked {
    let mut checked = Checked::default();
    let mut lines: Vec<String> = Vec::new();
    for attribute in attributes {
        let name = name_of(attribute);
        if !on.possible().contains(&name.as_str()) {
            refuse(attribute, &name, on, errors);
            continue;
        }
        match name.as_str() {
            "widget" => check_widget_attribute(attribute, on, &mut checked, errors),
            "doc" => {
                lines.extend(doc_lines(attribute));
                checked.attrs.docs.extend(parsed(attribute, errors));
            }
            "cfg" if arguments_of(attribute).is_none() => {
                let report = Report::new(&attribute.group, "`cfg` without a condition");
                errors.push(report.help("write `#[cfg(feature = \"…\")]`"));
            }
            "cfg" => checked.attrs.cfg.extend(parsed(attribute, errors)),
            _ => checked.attrs.deprecated.extend(parsed(attribute, errors)),
        }
    }
    checked.attrs.text = lines.join("\n").trim_end().to_owned();
    checked
}

/// The name of an attribute as it was written, up to its arguments.
fn name_of(attribute: &Attribute) -> String {
    let mut name = String::new();
    for tree in attribute.group.stream() {
        match tree {
            TokenTree::Ident(ident) if name.is_empty() || name.ends_with("::") => name.push_str(&ident.to_string()),
            TokenTree::Punct(punct) if punct.as_char() == ':' && !name.is_empty() => name.push(':'),
            _ => break,
        }
    }
    name
}

fn refuse(attribute: &Attribute, name: &str, on: Target, errors: &mut Errors) {
    let place = match attribute.group.stream().into_iter().next() {
        Some(first) => Place::from(&first),
        None => Place::from(&attribute.group),
    };
    let report = match (name, on) {
        ("widget", _) => Report::new(place, "a config value has no name on the page's wire")
            .help("remove `#[widget(…)]`: config values never reach the page"),
        ("cfg", _) => Report::new(place, format!("`#[cfg]` cannot stand on {}", on.named()))
            .help("`#[cfg(…)]` stands on functions and on the whole widget"),
        ("", _) => Report::new(place, "an attribute without a name"),
        _ => Report::new(place, format!("the attribute `{name}` cannot stand on {}", on.named())),
    };
    errors.push(report.help(format!("attributes of {}: {}", on.named(), list(on.possible()))));
}

/// The attribute as rustc is given it. Long ones are refused, so that reading them is bounded.
fn parsed(attribute: &Attribute, errors: &mut Errors) -> Vec<syn::Attribute> {
    let mut tokens: TokenStream = attribute.pound.clone().into();
    attribute.group.to_tokens(&mut tokens);
    let is_list = arguments_of(attribute).is_some();
    let is_short = attribute.group.stream().into_iter().take(101).count() <= 100;
    let read = match is_list || is_short {
        true => syn::Attribute::parse_outer.parse2(tokens).ok(),
        false => None,
    };
    if read.is_none() {
        errors.push(Report::new(&attribute.group, "cannot read this attribute"));
    }
    read.unwrap_or_default()
}

/// What stands in the parentheses behind the name.
fn arguments_of(attribute: &Attribute) -> Option<Group> {
    let mut trees = attribute.group.stream().into_iter().skip(1);
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::Parenthesis => Some(group),
        _ => None,
    }
}

/// The text of a doc comment, without the space that follows `///`.
fn doc_lines(attribute: &Attribute) -> Option<String> {
    let literal = attribute.group.stream().into_iter().nth(2)?;
    let TokenTree::Literal(literal) = literal else { return None };
    let text = Text::read(&literal)?;
    let lines: Vec<&str> = text.value().lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    Some(lines.join("\n"))
}

fn check_widget_attribute(attribute: &Attribute, on: Target, checked: &mut Checked, errors: &mut Errors) {
    let wanted = on.argument();
    let Some(arguments) = arguments_of(attribute) else {
        let report = Report::new(&attribute.group, "`#[widget]` says nothing");
        return errors.push(report.help(format!("write `#[widget({wanted} = \"…\")]`")));
    };
    for argument in parse_arguments(&arguments, errors) {
        check_argument(&argument, on, checked, errors);
    }
}

fn check_argument(argument: &Argument, on: Target, checked: &mut Checked, errors: &mut Errors) {
    let wanted = on.argument();
    let key = argument.key.to_string();
    if key != wanted {
        let message = match key.as_str() {
            "rename" | "rename_all" => format!("`{key}` cannot stand on {}", on.named()),
            _ => format!("unknown argument `{key}` of `#[widget(…)]`"),
        };
        return errors.push(Report::new(&argument.key, message).possible(&key, "it takes", &[wanted]));
    }
    if checked.rename.is_some() || checked.rename_all.is_some() {
        return errors.push(Report::new(&argument.key, format!("duplicate argument `{key}`")).help("say it once"));
    }
    let Some(value) = &argument.value else { return };
    match on {
        Target::Widget => checked.rename_all = Case::check(value, errors),
        _ => checked.rename = Some(value.clone()),
    }
}
