//! Checks attributes: which are allowed where, and their arguments.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::Parser;

use super::wire::Case;
use crate::errors::{Errors, Place, Report, list};
use crate::literal::Text;
use crate::model::Attrs;
use crate::parse::{Argument, parse_arguments};
use crate::syntax::Attribute;

/// The item with an attribute.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum AttributeTarget {
    Widget,
    Function,
    Config,
    Field,
}

/// The checked attributes of an item.
#[derive(Default)]
pub(super) struct Checked {
    pub(super) attrs: Attrs,
    pub(super) rename: Option<Text>,
    pub(super) rename_all: Option<Case>,
}

impl AttributeTarget {
    fn possible(self) -> &'static [&'static str] {
        match self {
            AttributeTarget::Widget | AttributeTarget::Function => &["doc", "cfg", "deprecated", "widget"],
            AttributeTarget::Config => &["doc", "deprecated"],
            AttributeTarget::Field => &["doc", "deprecated", "widget"],
        }
    }

    fn named(self) -> &'static str {
        match self {
            AttributeTarget::Widget => "a widget",
            AttributeTarget::Function => "a function",
            AttributeTarget::Config => "a config value",
            AttributeTarget::Field => "a field",
        }
    }

    fn argument(self) -> &'static str {
        if self == AttributeTarget::Widget { "rename_all" } else { "rename" }
    }
}

/// Checks the attributes of an item.
pub(super) fn check_attributes(attributes: &[Attribute], on: AttributeTarget, errors: &mut Errors) -> Checked {
    let mut checked = Checked::default();
    let mut lines: Vec<String> = Vec::new();
    for attribute in attributes {
        let name = name_of(attribute);
        if !on.possible().contains(&name.as_str()) {
            reject(attribute, &name, on, errors);
            continue;
        }
        match name.as_str() {
            "widget" => check_widget_attribute(attribute, on, &mut checked, errors),
            "doc" => {
                lines.extend(doc_lines(attribute));
                checked.attrs.docs.extend(parsed(attribute, errors));
            }
            "cfg" if arguments_of(attribute).is_none() => {
                let report = Report::new(&attribute.group, "missing condition in the `cfg` attribute");
                errors.push(report.help("write `#[cfg(feature = \"…\")]`"));
            }
            "cfg" => checked.attrs.cfg.extend(parsed(attribute, errors)),
            _ => checked.attrs.deprecated.extend(parsed(attribute, errors)),
        }
    }
    checked.attrs.text = lines.join("\n").trim_end().to_owned();
    checked
}

/// Returns the name of an attribute as in the source, without its arguments.
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

fn reject(attribute: &Attribute, name: &str, on: AttributeTarget, errors: &mut Errors) {
    let place = match attribute.group.stream().into_iter().next() {
        Some(first) => Place::from(&first),
        None => Place::from(&attribute.group),
    };
    let report = match name {
        "" => Report::new(place, "missing attribute name"),
        _ => Report::new(place, format!("the `{name}` attribute is not allowed on {}", on.named())),
    };
    let report = match name {
        "widget" => report.help("remove it").note("config values never reach a page, so they have no wire name"),
        "cfg" => report.note("`cfg` is allowed on functions and on the widget"),
        _ => report,
    };
    errors.push(report.note(format!("available attributes: {}", list(on.possible()))));
}

/// Parses the attribute for the generated code. Rejects long ones, to limit the time for parsing.
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
        errors.push(Report::new(&attribute.group, "cannot parse this attribute"));
    }
    read.unwrap_or_default()
}

/// Returns the parentheses after the name.
fn arguments_of(attribute: &Attribute) -> Option<Group> {
    let mut trees = attribute.group.stream().into_iter().skip(1);
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::Parenthesis => Some(group),
        _ => None,
    }
}

/// Returns the text of a doc comment, without the space after `///`.
fn doc_lines(attribute: &Attribute) -> Option<String> {
    let literal = attribute.group.stream().into_iter().nth(2)?;
    let TokenTree::Literal(literal) = literal else { return None };
    let text = Text::read(&literal)?;
    let lines: Vec<&str> = text.value().lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    Some(lines.join("\n"))
}

fn check_widget_attribute(attribute: &Attribute, on: AttributeTarget, checked: &mut Checked, errors: &mut Errors) {
    let wanted = on.argument();
    let Some(arguments) = arguments_of(attribute) else {
        let report = Report::new(&attribute.group, "empty `widget` attribute");
        return errors.push(report.help(format!("write `#[widget({wanted} = \"…\")]`")));
    };
    for argument in parse_arguments(&arguments, errors) {
        check_argument(&argument, on, checked, errors);
    }
}

fn check_argument(argument: &Argument, on: AttributeTarget, checked: &mut Checked, errors: &mut Errors) {
    let wanted = on.argument();
    let key = argument.key.to_string();
    if key != wanted {
        let message = match key.as_str() {
            "rename" | "rename_all" => format!("the `{key}` argument is not allowed on {}", on.named()),
            _ => format!("unknown argument `{key}` of the `widget` attribute"),
        };
        return errors.push(Report::new(&argument.key, message).possible(&key, "available arguments", &[wanted]));
    }
    if checked.rename.is_some() || checked.rename_all.is_some() {
        let report = Report::new(&argument.key, format!("duplicate argument `{key}`"));
        return errors.push(report.help("remove one of the two"));
    }
    let Some(value) = &argument.value else { return };
    match on {
        AttributeTarget::Widget => checked.rename_all = Case::check(value, errors),
        _ => checked.rename = Some(value.clone()),
    }
}
